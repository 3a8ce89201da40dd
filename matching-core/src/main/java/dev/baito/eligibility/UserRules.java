package dev.baito.eligibility;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.ZoneMap;
import java.util.function.BiConsumer;

/** The hard rules of one user over one generation: which jobs the user may get. Immutable. */
public final class UserRules {
  private final CatalogueHeader header;
  private final LocationRule location;
  private final WageRule wage;
  private final TypeRule type;
  private final FeatureRule feature;
  private final RepetitionRule repetition;

  UserRules(
      CatalogueHeader header,
      LocationRule location,
      WageRule wage,
      TypeRule type,
      FeatureRule feature,
      RepetitionRule repetition) {
    this.header = header;
    this.location = location;
    this.wage = wage;
    this.type = type;
    this.feature = feature;
    this.repetition = repetition;
  }

  /** Returns false only if no job of the block with this number can pass; true says nothing. */
  public boolean admits(int blockNo) {
    if (!location.admits(blockNo)) {
      return false; // most often, and it takes a bit to see it
    }
    ZoneMap zone = header.zoneMap(blockNo);
    return zone.activeJobs() > 0 && wage.admits(zone) && type.admits(zone) && feature.admits(zone);
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
    // First those that look at many jobs at once.
    location.narrow(block, mask);
    feature.narrow(block, mask);
    wage.narrow(block, mask);
    type.narrow(block, mask);
    repetition.narrowByActs(block, mask);
    repetition.narrowByEmployers(block, mask);
    int passing = 0;
    for (int word = 0; word < active.length; word++) {
      passing += Long.bitCount(mask[word]);
    }
    return passing;
  }

  /** Returns how each rule decides on one job of a block: all hold where {@link #mask} has it. */
  public RuleChecks check(JobBlock block, int row) {
    return new RuleChecks(
        (block.active()[row / Long.SIZE] & 1L << row) != 0,
        leaves(location::narrow, block, row),
        leaves(wage::narrow, block, row),
        leaves(type::narrow, block, row),
        leaves(feature::narrow, block, row),
        leaves(repetition::narrowByActs, block, row),
        leaves(repetition::narrowByEmployers, block, row));
  }

  private static boolean leaves(BiConsumer<JobBlock, long[]> rule, JobBlock block, int row) {
    long[] mask = new long[JobBlock.words(block.jobs())];
    mask[row / Long.SIZE] = 1L << row;
    rule.accept(block, mask);
    return mask[row / Long.SIZE] != 0;
  }
}
