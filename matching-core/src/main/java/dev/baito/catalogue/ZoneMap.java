package dev.baito.catalogue;

import dev.baito.wage.HourlyWage;
import java.util.BitSet;

/**
 * What the active jobs of a block have at most: enough to see, without reading the block, that a
 * user can get none of them (Moerkotte 1998, small materialized aggregates). Immutable; arrays must
 * not be written.
 */
public final class ZoneMap {
  final int activeJobs;
  final int[] cities;
  final boolean anywhere;
  final long leastWageLower;
  final long greatestWageUpper;
  final boolean wageUnknown;
  final int[] employmentTypes;
  final boolean typeUnknown;
  final long[] signature;

  ZoneMap(
      int activeJobs,
      int[] cities,
      boolean anywhere,
      long leastWageLower,
      long greatestWageUpper,
      boolean wageUnknown,
      int[] employmentTypes,
      boolean typeUnknown,
      long[] signature) {
    this.activeJobs = activeJobs;
    this.cities = cities;
    this.anywhere = anywhere;
    this.leastWageLower = leastWageLower;
    this.greatestWageUpper = greatestWageUpper;
    this.wageUnknown = wageUnknown;
    this.employmentTypes = employmentTypes;
    this.typeUnknown = typeUnknown;
    this.signature = signature;
  }

  /** Returns the zone map of a block. */
  static ZoneMap of(JobBlock block) {
    BitSet cities = new BitSet();
    BitSet types = new BitSet();
    int activeJobs = 0;
    boolean anywhere = false;
    boolean wageUnknown = false;
    boolean typeUnknown = false;
    long least = Long.MAX_VALUE;
    long greatest = HourlyWage.UNKNOWN;
    long[] signature = new long[FeatureSignature.WORDS];
    for (int row = 0; row < block.jobs; row++) {
      if ((block.active[row / Long.SIZE] & 1L << row) == 0) {
        continue;
      }
      activeJobs++;
      if (block.cities[row] == JobBlock.NONE) {
        anywhere = true;
      } else {
        cities.set(block.cities[row]);
      }
      if (block.wageUpper[row] == HourlyWage.UNKNOWN) {
        wageUnknown = true;
      } else {
        least = Math.min(least, block.wageLower[row]);
        greatest = Math.max(greatest, block.wageUpper[row]);
      }
      if (block.employmentTypes[row] == JobBlock.NONE) {
        typeUnknown = true;
      } else {
        types.set(block.employmentTypes[row]);
      }
    }
    for (int bit = 0; bit < FeatureSignature.BITS; bit++) {
      for (int word = 0; word < block.active.length; word++) {
        if ((block.rowsWith(bit, word) & block.active[word]) != 0) {
          signature[bit / Long.SIZE] |= 1L << bit;
        }
      }
    }
    return new ZoneMap(
        activeJobs,
        cities.stream().toArray(),
        anywhere,
        least,
        greatest,
        wageUnknown,
        types.stream().toArray(),
        typeUnknown,
        signature);
  }

  /** Returns the number of active jobs in the block. */
  public int activeJobs() {
    return activeJobs;
  }

  /** Returns the cities of its active jobs, ascending. */
  public int[] cities() {
    return cities;
  }

  /** Returns whether one of its active jobs has no city. */
  public boolean anywhere() {
    return anywhere;
  }

  /** Returns the least lower wage bound, {@link Long#MAX_VALUE} where no wage is known. */
  public long leastWageLower() {
    return leastWageLower;
  }

  /** Returns the greatest upper wage bound, {@link HourlyWage#UNKNOWN} where no wage is known. */
  public long greatestWageUpper() {
    return greatestWageUpper;
  }

  /** Returns whether one of its active jobs states no wage. */
  public boolean wageUnknown() {
    return wageUnknown;
  }

  /** Returns the employment types of its active jobs, ascending. */
  public int[] employmentTypes() {
    return employmentTypes;
  }

  /** Returns whether one of its active jobs states no employment type. */
  public boolean typeUnknown() {
    return typeUnknown;
  }

  /** Returns the union of the feature signatures of its active jobs. */
  public long[] signature() {
    return signature;
  }
}
