package dev.baito.encoding;

/**
 * The hashed tokens of jobs and users, field by field. What is counted for the frequencies and what
 * is encoded is the same. Not thread-safe.
 */
final class JobTokens {
  /** Comes before an employer's name where that is one token: no word begins with it. */
  private static final char EMPLOYER = '\u0001';

  private static final char[] DESCRIBED = "\u0002described".toCharArray();
  private static final char[] UNDESCRIBED = "\u0002undescribed".toCharArray();

  private final TextAnalysis analysis = new TextAnalysis();
  private final TokenHash hash = new TokenHash();
  private char[] name = new char[64];

  /** Takes the hashes of tokens. */
  @FunctionalInterface
  interface Sink {
    /** Takes the hash of a token. */
    void token(int hash, Field field);
  }

  /** Passes on a job's tokens, in the order of the fields. */
  void job(JobText text, Sink sink) {
    words(text.title(), Field.TITLE, sink);
    words(text.category(), Field.CATEGORY, sink);
    employer(text.employer(), sink);
    words(text.employmentType(), Field.EMPLOYMENT_TYPE, sink);
    for (String feature : text.features()) {
      words(feature, Field.FEATURES, sink);
    }
    words(text.description(), Field.DESCRIPTION, sink);
  }

  /** Passes on the tokens of a text. */
  void words(String text, Field field, Sink sink) {
    analysis.tokens(text, (characters, length) -> sink.token(hash.of(characters, length), field));
  }

  /** Returns the hash of the token that tells whether a job is described. */
  int form(JobText text) {
    char[] form = text.description().isBlank() ? UNDESCRIBED : DESCRIBED;
    return hash.of(form, form.length);
  }

  /** An employer is often an identifier, and its name says little: it is one token. */
  private void employer(String employer, Sink sink) {
    String trimmed = employer.strip();
    if (trimmed.isEmpty()) {
      return;
    }
    int length = trimmed.length() + 1;
    if (name.length < length) {
      name = new char[length];
    }
    name[0] = EMPLOYER;
    trimmed.getChars(0, trimmed.length(), name, 1);
    sink.token(hash.of(name, length), Field.EMPLOYER);
  }
}
