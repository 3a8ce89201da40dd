package dev.baito.eligibility;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.Dictionary;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.ZoneMap;
import dev.baito.user.UserProfile;

/** A job must have one of the employment types the user names, if the user names any. */
final class TypeRule {
  private static final TypeRule ANY = new TypeRule(new long[0], true, true);

  private final long[] wanted;
  private final boolean any;
  private final boolean unknownPasses;

  private TypeRule(long[] wanted, boolean any, boolean unknownPasses) {
    this.wanted = wanted;
    this.any = any;
    this.unknownPasses = unknownPasses;
  }

  static TypeRule of(UserProfile user, CatalogueHeader header, boolean unknownPasses) {
    if (user.employmentTypes().isEmpty()) {
      return ANY;
    }
    Dictionary types = header.dictionaries().employmentTypes();
    long[] wanted = new long[JobBlock.words(types.size())];
    for (String name : user.employmentTypes()) {
      int type = types.number(name);
      if (type != JobBlock.NONE) {
        wanted[type / Long.SIZE] |= 1L << type;
      }
    }
    return new TypeRule(wanted, false, unknownPasses);
  }

  boolean admits(ZoneMap zone) {
    if (any || (unknownPasses && zone.typeUnknown())) {
      return true;
    }
    for (int type : zone.employmentTypes()) {
      if (wants(type)) {
        return true;
      }
    }
    return false;
  }

  void narrow(JobBlock block, long[] mask) {
    if (any) {
      return;
    }
    int[] types = block.employmentTypes();
    for (int word = 0; word < JobBlock.words(block.jobs()); word++) {
      for (long rest = mask[word]; rest != 0; rest &= rest - 1) {
        int bit = Long.numberOfTrailingZeros(rest);
        int type = types[word * Long.SIZE + bit];
        if (type == JobBlock.NONE ? !unknownPasses : !wants(type)) {
          mask[word] &= ~(1L << bit);
        }
      }
    }
  }

  private boolean wants(int type) {
    return (wanted[type / Long.SIZE] & 1L << type) != 0;
  }
}
