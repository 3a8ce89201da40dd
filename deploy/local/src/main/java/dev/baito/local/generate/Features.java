package dev.baito.local.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** All tags, numbered as the bits of a long. Immutable. */
final class Features {
  private final List<Feature> all;
  private final long[] without;
  private final long placeBound;
  private final long remote;
  private final long partOnly;

  private Features(List<Feature> all) {
    if (all.size() > Long.SIZE) {
      throw new IllegalStateException("more than 64 features");
    }
    this.all = all;
    without = new long[all.size()];
    for (int f = 0; f < without.length; f++) {
      without[f] = bits(String.join("|", all.get(f).without()));
    }
    // What one tag excludes excludes it in turn, whichever is drawn first.
    for (int f = 0; f < without.length; f++) {
      for (long bits = without[f]; bits != 0; bits &= bits - 1) {
        without[Long.numberOfTrailingZeros(bits)] |= 1L << f;
      }
    }
    placeBound = bits("near-station|car-commute|commute-allowance|uniform|dormitory|meals");
    remote = bits("remote-work");
    long part = 0;
    for (int f = 0; f < without.length; f++) {
      part |= all.get(f).partShare() > 0 && all.get(f).fullShare() == 0 ? 1L << f : 0;
    }
    partOnly = part;
  }

  static Features load() {
    return new Features(Feature.load());
  }

  /** Returns the bits of the tags in a list. */
  long bits(String names) {
    long bits = 0;
    for (String name : Resources.split(names)) {
      int number = 0;
      while (!all.get(number).name().equals(name)) {
        number++;
      }
      bits |= 1L << number;
    }
    return bits;
  }

  /** Returns the tags of these bits. */
  List<Feature> of(long bits) {
    List<Feature> features = new ArrayList<>();
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      features.add(all.get(Long.numberOfTrailingZeros(rest)));
    }
    return features;
  }

  /** Returns the names of the tags of these bits, as files list them. */
  String names(long bits) {
    return String.join("|", of(bits).stream().map(Feature::name).toList());
  }

  /**
   * Draws the tags of a job: those that its occupation and shift imply, and what goes with them.
   */
  long draw(
      SplittableRandom random,
      Occupation occupation,
      Category category,
      Employment employment,
      Shift shift,
      boolean town) {
    long implied = occupation.features() & ~(employment.permanent() ? partOnly : 0);
    long bits = (implied & ~shift.never()) | shift.features();
    for (int f = 0; f < without.length; f++) {
      Feature feature = all.get(f);
      boolean drawn = random.nextDouble() < feature.share(employment);
      boolean excluded = (without[f] & bits) != 0 || (shift.never() >>> f & 1) != 0;
      if (drawn && !excluded && feature.fits(category) && feature.places().has(town)) {
        bits |= 1L << f;
      }
    }
    return bits;
  }

  boolean remote(long bits) {
    return (bits & remote) != 0;
  }

  /** Returns the tags that a job has where it is done at home. */
  long withoutPlace(long bits) {
    return bits & ~placeBound;
  }
}
