package dev.baito.eligibility;

import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.ZoneMap;
import dev.baito.vectors.IntervalKernel;
import dev.baito.wage.HourlyWage;

/**
 * A job's greatest wage must reach the least the user wants, and its least wage must not exceed the
 * greatest the user wants.
 */
final class WageRule {
  private static final IntervalKernel INTERVALS = IntervalKernel.best();

  private final long least;
  private final long greatest;
  private final boolean noWish;
  private final boolean unknownPasses;

  /**
   * @param least wanted, {@link HourlyWage#UNKNOWN} for no wish
   * @param greatest wanted, {@link HourlyWage#UNKNOWN} for no wish
   * @param unknownPasses whether a job without a wage satisfies a wish
   */
  WageRule(long least, long greatest, boolean unknownPasses) {
    this.least = least == HourlyWage.UNKNOWN ? 0 : least;
    this.greatest = greatest == HourlyWage.UNKNOWN ? Long.MAX_VALUE : greatest;
    noWish = least == HourlyWage.UNKNOWN && greatest == HourlyWage.UNKNOWN;
    this.unknownPasses = unknownPasses;
  }

  boolean admits(ZoneMap zone) {
    return noWish
        || (unknownPasses && zone.wageUnknown())
        || (zone.greatestWageUpper() >= least && zone.leastWageLower() <= greatest);
  }

  void narrow(JobBlock block, long[] mask) {
    if (noWish) {
      return;
    }
    boolean unknownToFind = unknownPasses && block.wageUnknown();
    for (int word = 0; word < JobBlock.words(block.jobs()); word++) {
      if (mask[word] == 0) {
        continue;
      }
      int from = word * Long.SIZE;
      int count = Math.min(Long.SIZE, block.jobs() - from);
      // A wage that is not known is below all others, and so in no range from 0 on.
      long passing =
          INTERVALS.meeting(block.wageLower(), block.wageUpper(), from, count, least, greatest);
      if (unknownToFind) {
        passing |= INTERVALS.below(block.wageUpper(), from, count, 0);
      }
      mask[word] &= passing;
    }
  }
}
