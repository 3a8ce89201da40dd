package dev.baito.eligibility;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.Dictionary;
import dev.baito.catalogue.FeatureSignature;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.ZoneMap;
import dev.baito.user.UserProfile;
import java.util.Arrays;

/** A job must have every feature the user requires. */
final class FeatureRule {
  private final int[] required;
  private final boolean impossible;

  /** Whether features share bits of the signature, so that it does not settle everything. */
  private final boolean ambiguous;

  private FeatureRule(int[] required, boolean impossible, boolean ambiguous) {
    this.required = required;
    this.impossible = impossible;
    this.ambiguous = ambiguous;
  }

  static FeatureRule of(UserProfile user, CatalogueHeader header) {
    Dictionary features = header.dictionaries().features();
    int[] required = user.requiredFeatures().stream().mapToInt(features::number).toArray();
    boolean impossible = false;
    for (int feature : required) {
      // No job of the generation has a feature that its dictionary lacks.
      impossible |= feature == JobBlock.NONE;
    }
    return new FeatureRule(required, impossible, features.size() > FeatureSignature.BITS);
  }

  boolean admits(ZoneMap zone) {
    if (impossible) {
      return false;
    }
    for (int feature : required) {
      if (!FeatureSignature.holds(zone.signature(), feature)) {
        return false;
      }
    }
    return true;
  }

  void narrow(JobBlock block, long[] mask) {
    int words = JobBlock.words(block.jobs());
    if (impossible) {
      Arrays.fill(mask, 0, words, 0);
      return;
    }
    for (int feature : required) {
      int bit = FeatureSignature.bit(feature);
      for (int word = 0; word < words; word++) {
        mask[word] &= block.rowsWith(bit, word);
      }
    }
    if (ambiguous) {
      narrowExactly(block, mask, words);
    }
  }

  private void narrowExactly(JobBlock block, long[] mask, int words) {
    for (int word = 0; word < words; word++) {
      for (long rest = mask[word]; rest != 0; rest &= rest - 1) {
        int bit = Long.numberOfTrailingZeros(rest);
        if (!hasAll(block, word * Long.SIZE + bit)) {
          mask[word] &= ~(1L << bit);
        }
      }
    }
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
