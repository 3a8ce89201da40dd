package dev.baito.local.generate;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Who posts jobs. Each employer is of one category, and either found all over the country or in one
 * prefecture only; no two have the same name. A few post a lot, most a little. Immutable.
 */
final class Employers {
  private static final double CHAIN_SHARE = 0.4;
  private static final int JOBS_PER_CHAIN = 60;
  private static final int JOBS_PER_LOCAL = 15;
  // Has no factor in common with a number of names that is not a multiple of it: a permutation.
  private static final long STRIDE = 1_000_003;

  private final long seed;
  private final List<Category> categories;
  private final List<String> names;
  private final int scopes;
  // By category, then chains and each prefecture: the number of the first employer.
  private final int[] firsts;

  Employers(GeneratorSettings settings, List<Category> categories, double[] workByPrefecture) {
    seed = settings.seed();
    this.categories = categories;
    names = names(Resources.rows("employer-names.csv"));
    scopes = 1 + workByPrefecture.length;
    firsts = new int[categories.size() * scopes + 1];
    double weights = categories.stream().mapToDouble(Category::weight).sum();
    for (int i = 0; i < firsts.length - 1; i++) {
      double jobs = settings.jobs() * categories.get(i / scopes).weight() / weights;
      int scope = i % scopes;
      double count =
          scope == 0
              ? jobs * CHAIN_SHARE / JOBS_PER_CHAIN
              : jobs * (1 - CHAIN_SHARE) * workByPrefecture[scope - 1] / JOBS_PER_LOCAL;
      firsts[i + 1] = firsts[i] + Math.max(1, (int) Math.rint(count));
    }
  }

  private static List<String> names(List<NamedCsvRecord> rows) {
    return rows.stream().map(row -> row.getField("name")).toList();
  }

  /** How many employers there are, numbered from 0. */
  int count() {
    return firsts[firsts.length - 1];
  }

  /** Draws the number of an employer that posts such a job in such a place. */
  int draw(SplittableRandom random, int category, int prefecture) {
    int scope = random.nextDouble() < CHAIN_SHARE ? 0 : 1 + prefecture;
    int at = category * scopes + scope;
    double point = random.nextDouble();
    return firsts[at] + (int) ((firsts[at + 1] - firsts[at]) * point * point);
  }

  /** Returns the name of an employer, which is its id too. */
  String name(int employer) {
    int found = Arrays.binarySearch(firsts, employer);
    int category = (found < 0 ? -found - 2 : found) / scopes;
    List<String> patterns = categories.get(category).employers();
    int combinations = names.size() * patterns.size();
    int ordinal = employer - firsts[category * scopes];
    int shift = (int) Math.floorMod(Rows.mix(seed + category), (long) combinations);
    int index = (int) ((ordinal % combinations * STRIDE + shift) % combinations);
    int round = ordinal / combinations;
    String name = names.get(index / patterns.size()) + more(round);
    return patterns.get(index % patterns.size()).replace("{name}", name);
  }

  /* Once all names are taken, a number in front of the branch of the family makes more. */
  private static String more(int round) {
    return round == 0 ? "" : "第" + (round + 1);
  }
}
