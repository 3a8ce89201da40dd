package dev.baito.eligibility;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.Dictionary;
import dev.baito.catalogue.FeatureSignature;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.ZoneMap;
import dev.baito.user.UserProfile;

/** A job must have every feature the user requires. */
final class FeatureRule {
  private final int[] required;
  private final long[] signature = new long[FeatureSignature.WORDS];
  private final boolean impossible;

  private FeatureRule(int[] required, boolean impossible) {
    this.required = required;
    this.impossible = impossible;
    for (int feature : required) {
      if (feature != JobBlock.NONE) {
        FeatureSignature.add(signature, 0, feature);
      }
    }
  }

  static FeatureRule of(UserProfile user, CatalogueHeader header) {
    Dictionary features = header.dictionaries().features();
    int[] required = user.requiredFeatures().stream().mapToInt(features::number).toArray();
    boolean impossible = false;
    for (int feature : required) {
      // No job of the generation has a feature that its dictionary lacks.
      impossible |= feature == JobBlock.NONE;
    }
    return new FeatureRule(required, impossible);
  }

  boolean admits(ZoneMap zone) {
    return !impossible && FeatureSignature.holds(zone.signature(), 0, signature);
  }

  long keep(JobBlock block, int word, long rows) {
    if (required.length == 0) {
      return rows;
    }
    if (impossible) {
      return 0;
    }
    long[] signatures = block.signatures();
    long kept = rows;
    for (long rest = rows; rest != 0; rest &= rest - 1) {
      int bit = Long.numberOfTrailingZeros(rest);
      int row = word * Long.SIZE + bit;
      if (!FeatureSignature.holds(signatures, row * FeatureSignature.WORDS, signature)
          || !hasAll(block, row)) {
        kept &= ~(1L << bit);
      }
    }
    return kept;
  }

  private boolean hasAll(JobBlock block, int row) {
    for (int feature : required) {
      if (!block.hasFeature(row, feature)) {
        return false;
      }
    }
    return true;
  }
}
