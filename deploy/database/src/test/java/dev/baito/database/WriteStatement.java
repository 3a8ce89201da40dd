package dev.baito.database;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An SQL statement that changes a table, as found in a source file. */
record WriteStatement(Kind kind, String table) {
  private static final String TABLE = "\\s+(?:ONLY\\s+)?(?:public\\.)?\"?([a-z_][a-z0-9_]*)\"?";

  /** What a statement does to a table. */
  enum Kind {
    WRITE,
    DELETE
  }

  private static final Pattern WRITES =
      Pattern.compile(
          "(?i)\\b(?:INSERT\\s+INTO|MERGE\\s+INTO)"
              + TABLE
              // Prose says "update the service" too; a statement goes on with SET.
              + "|(?i)\\bUPDATE"
              + TABLE
              + "(?:\\s+(?:AS\\s+)?[a-z]\\w*)?\\s+SET\\b"
              + "|(?i)\\bCOPY"
              + TABLE
              + "\\s*(?:\\([^)]*\\)\\s*)?FROM\\b");

  private static final Pattern DELETES =
      Pattern.compile("(?i)\\b(?:DELETE\\s+FROM|TRUNCATE(?:\\s+TABLE)?)" + TABLE);

  /** Returns the statements in a text. */
  static List<WriteStatement> in(String text) {
    var found = new java.util.ArrayList<WriteStatement>();
    WRITES.matcher(text).results().map(m -> of(Kind.WRITE, m)).forEach(found::add);
    DELETES.matcher(text).results().map(m -> of(Kind.DELETE, m)).forEach(found::add);
    return found;
  }

  private static WriteStatement of(Kind kind, MatchResult match) {
    for (int group = 1; group <= match.groupCount(); group++) {
      if (match.group(group) != null) {
        return new WriteStatement(kind, match.group(group));
      }
    }
    throw new IllegalStateException("no table in " + match.group());
  }
}
