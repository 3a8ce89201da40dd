package dev.baito.ranking;

import java.util.Arrays;

/**
 * How many jobs of each employer, each category and each pair of them: a hash table with open
 * addressing over flat arrays. Not thread-safe.
 */
final class GroupCounts {
  private static final long LOWER_HALF = 0xFFFF_FFFFL;

  /** Stands where an employer or a category has a number: in a pair these are at least -1. */
  private static final int NO_PAIR = -2;

  private static final int NO_COUNT = 0;

  private long[] keys = new long[256];
  private int[] counts = new int[256];
  private int size;

  void clear() {
    Arrays.fill(counts, NO_COUNT);
    size = 0;
  }

  int ofEmployer(int employer) {
    return counts[slot(employerKey(employer))];
  }

  int ofCategory(int category) {
    return counts[slot(categoryKey(category))];
  }

  int ofPair(int employer, int category) {
    return counts[slot(pairKey(employer, category))];
  }

  /** Counts a job; a negative number stands for no group. */
  void add(int employer, int category) {
    if (employer >= 0) {
      increment(employerKey(employer));
    }
    if (category >= 0) {
      increment(categoryKey(category));
    }
    increment(pairKey(employer, category));
  }

  private static long employerKey(int employer) {
    return key(employer, NO_PAIR);
  }

  private static long categoryKey(int category) {
    return key(NO_PAIR, category);
  }

  private static long pairKey(int employer, int category) {
    return key(Math.max(employer, -1), Math.max(category, -1));
  }

  private static long key(int employer, int category) {
    return ((long) employer << 32) | (category & LOWER_HALF);
  }

  private void increment(long key) {
    int slot = slot(key);
    if (counts[slot]++ == NO_COUNT) {
      keys[slot] = key;
      size++;
      if (size > keys.length / 2) {
        grow();
      }
    }
  }

  /** Returns where a key is, or the free slot where it would be. */
  private int slot(long key) {
    int slot = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 32) & (keys.length - 1);
    while (counts[slot] != NO_COUNT && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new int[2 * oldCounts.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != NO_COUNT) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
