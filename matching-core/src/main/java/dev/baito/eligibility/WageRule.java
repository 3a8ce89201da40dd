package dev.baito.eligibility;

import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.ZoneMap;
import dev.baito.wage.HourlyWage;

/**
 * A job's greatest wage must reach the least the user wants, and its least wage must not exceed the
 * greatest the user wants.
 *
 * @param least wanted, {@link Long#MIN_VALUE} for no wish
 * @param greatest wanted, {@link Long#MAX_VALUE} for no wish
 * @param unknownPasses whether a job without a wage satisfies a wish
 */
record WageRule(long least, long greatest, boolean unknownPasses) {

  private boolean noWish() {
    return least == Long.MIN_VALUE && greatest == Long.MAX_VALUE;
  }

  boolean admits(ZoneMap zone) {
    return noWish()
        || (unknownPasses && zone.wageUnknown())
        || (zone.greatestWageUpper() >= least && zone.leastWageLower() <= greatest);
  }

  long keep(JobBlock block, int word, long rows) {
    if (noWish()) {
      return rows;
    }
    long[] lower = block.wageLower();
    long[] upper = block.wageUpper();
    long kept = rows;
    for (long rest = rows; rest != 0; rest &= rest - 1) {
      int bit = Long.numberOfTrailingZeros(rest);
      int row = word * Long.SIZE + bit;
      boolean passes =
          upper[row] == HourlyWage.UNKNOWN
              ? unknownPasses
              : upper[row] >= least && lower[row] <= greatest;
      if (!passes) {
        kept &= ~(1L << bit);
      }
    }
    return kept;
  }
}
