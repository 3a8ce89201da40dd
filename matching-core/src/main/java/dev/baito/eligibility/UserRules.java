package dev.baito.eligibility;

import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.ZoneMap;

/** The hard rules of one user over one generation: which jobs the user may get. Immutable. */
public final class UserRules {
  private final LocationRule location;
  private final WageRule wage;
  private final TypeRule type;
  private final FeatureRule feature;
  private final RepetitionRule repetition;

  UserRules(
      LocationRule location,
      WageRule wage,
      TypeRule type,
      FeatureRule feature,
      RepetitionRule repetition) {
    this.location = location;
    this.wage = wage;
    this.type = type;
    this.feature = feature;
    this.repetition = repetition;
  }

  /** Returns false only if no job of the block can pass; true says nothing. */
  public boolean admits(ZoneMap zone) {
    return zone.activeJobs() > 0
        && location.admits(zone)
        && wage.admits(zone)
        && type.admits(zone)
        && feature.admits(zone);
  }

  /**
   * Finds the jobs of a block that pass every rule.
   *
   * @param block the block
   * @param mask receives one bit per row, set where the job passes; at least {@code
   *     JobBlock.words(block.jobs())} long
   * @return how many pass
   */
  public int mask(JobBlock block, long[] mask) {
    long[] active = block.active();
    System.arraycopy(active, 0, mask, 0, active.length);
    location.clearOutOfReach(block, mask);
    repetition.clearActedOn(block, mask);
    int passing = 0;
    for (int word = 0; word < active.length; word++) {
      long rows = mask[word];
      if (rows == 0) {
        continue;
      }
      rows = feature.keep(block, word, rows); // first: it looks at 64 jobs at once
      rows = wage.keep(block, word, rows);
      rows = type.keep(block, word, rows);
      rows = repetition.keep(block, word, rows);
      mask[word] = rows;
      passing += Long.bitCount(rows);
    }
    return passing;
  }

  /** Returns how each rule decides on one job of a block: all hold where {@link #mask} has it. */
  public RuleChecks check(JobBlock block, int row) {
    int word = row / Long.SIZE;
    long job = 1L << row;
    long[] mask = new long[block.active().length];
    mask[word] = job;
    repetition.clearActedOn(block, mask);
    return new RuleChecks(
        (block.active()[word] & job) != 0,
        location.passes(block.cities()[row]),
        wage.keep(block, word, job) != 0,
        type.keep(block, word, job) != 0,
        feature.keep(block, word, job) != 0,
        mask[word] != 0,
        repetition.keep(block, word, job) != 0);
  }
}
