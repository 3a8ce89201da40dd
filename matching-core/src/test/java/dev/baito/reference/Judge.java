package dev.baito.reference;

import dev.baito.run.MatchSettings;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Judges an exported file: every list of every user must be the reference's, to the bit, and the
 * rows must stand in the order promised. Usage:
 *
 * <pre>Judge DATA_DIRECTORY EXPORT --as-of INSTANT [--top-k 40] [--unknown accept]
 *     [--exclude-seen applied] [--behavior-window 30d] [--behavior-half-life 14d]
 *     [--static-weight 0.1] [--max-per-employer 0] [--max-per-category 0]</pre>
 */
public final class Judge {
  private static final int SHOWN = 20;

  private Judge() {}

  /** Judges one file; the exit code is 0 if all is right, else 1. */
  public static void main(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 2; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    if (args.length < 4 || args.length % 2 != 0 || !options.containsKey("--as-of")) {
      throw new IllegalArgumentException("usage: Judge DATA_DIRECTORY EXPORT --as-of INSTANT ...");
    }
    var directory = new DataDirectory(Path.of(args[0]));
    System.out.println("rows left out: " + directory.badRows());
    List<String> differences = differences(directory.data(), question(options), Path.of(args[1]));
    differences.stream().limit(SHOWN).forEach(System.out::println);
    System.out.println(
        directory.data().users().size() + " users, " + differences.size() + " differences");
    System.exit(differences.isEmpty() ? 0 : 1);
  }

  private static Question question(Map<String, String> options) {
    MatchSettings match =
        new MatchSettings(
            Integer.parseInt(options.getOrDefault("--top-k", "40")),
            UnknownPolicy.valueOf(upper(options.getOrDefault("--unknown", "accept"))),
            SeenPolicy.valueOf(upper(options.getOrDefault("--exclude-seen", "applied"))),
            duration(options.getOrDefault("--behavior-window", "30d")),
            duration(options.getOrDefault("--behavior-half-life", "14d")),
            Double.parseDouble(options.getOrDefault("--static-weight", "0.1")),
            Integer.parseInt(options.getOrDefault("--max-per-employer", "0")),
            Integer.parseInt(options.getOrDefault("--max-per-category", "0")));
    return Question.at(Instant.parse(options.getOrDefault("--as-of", "")), match);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static Duration duration(String text) {
    return text.startsWith("P")
        ? Duration.parse(text)
        : text.endsWith("d") ? Duration.parse("P" + text) : Duration.parse("PT" + text);
  }

  /**
   * Returns what an export has wrong, one line per user at least, nothing if it is right.
   *
   * @param export a file of {@code user_id,rank,job_id,score}, plain or gzip by its name
   */
  public static List<String> differences(StoredData data, Question question, Path export) {
    List<String> differences = new ArrayList<>();
    Map<Long, List<Scored>> exported = read(export, differences);
    var reference = new Reference(data, question);
    Set<Long> users = new HashSet<>();
    data.users().forEach(user -> users.add(user.userId()));
    for (long userId : exported.keySet()) {
      if (!users.contains(userId)) {
        differences.add("user " + userId + ": no such user");
      }
    }
    differences.addAll(
        data.users().parallelStream()
            .flatMap(user ->
                compare(
                    user.userId(),
                    reference.listOf(user),
                    exported.getOrDefault(user.userId(), List.of()))
                    .stream())
            .toList());
    return differences;
  }

  private static List<String> compare(long userId, List<Scored> right, List<Scored> exported) {
    if (right.equals(exported)) { // of records: floats are compared by their bits
      return List.of();
    }
    for (int i = 0; i < Math.min(right.size(), exported.size()); i++) {
      if (!right.get(i).equals(exported.get(i))) {
        return List.of(
            "user "
                + userId
                + " rank "
                + (i + 1)
                + ": "
                + right.get(i)
                + " is right, not "
                + exported.get(i));
      }
    }
    return List.of(
        "user " + userId + ": " + right.size() + " jobs are right, not " + exported.size());
  }

  private static Map<Long, List<Scored>> read(Path export, List<String> differences) {
    Map<Long, List<Scored>> lists = new HashMap<>();
    var previousUser = new AtomicLong();
    CsvFile.forEach(
        export,
        row -> {
          long userId = Long.parseLong(row.text("user_id"));
          List<Scored> list = lists.computeIfAbsent(userId, _ -> new ArrayList<>());
          list.add(
              new Scored(Long.parseLong(row.text("job_id")), Float.parseFloat(row.text("score"))));
          if (Integer.parseInt(row.text("rank")) != list.size()
              || userId < previousUser.getAndSet(userId)) {
            differences.add("user " + userId + ": a row is out of order: " + row);
          }
        });
    return lists;
  }
}
