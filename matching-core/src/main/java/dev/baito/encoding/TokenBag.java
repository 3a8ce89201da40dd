package dev.baito.encoding;

import java.util.Arrays;

/**
 * Adds up the weights of the fields a token stands in, by its hash, and keeps the hashes in the
 * order in which they came first. Fields come one after the other. Not thread-safe; emptied and
 * used again.
 */
final class TokenBag {
  private static final int FREE = -1;

  private int[] slots = new int[256];
  private int[] hashes = new int[128];
  private double[] weights = new double[128];
  private Field[] lastFields = new Field[128];
  private int size;

  TokenBag() {
    Arrays.fill(slots, FREE);
  }

  void clear() {
    if (size > 0) {
      size = 0;
      Arrays.fill(slots, FREE);
    }
  }

  int size() {
    return size;
  }

  int hash(int i) {
    return hashes[i];
  }

  double weight(int i) {
    return weights[i];
  }

  /** Adds the weight of a token's field, unless the token was met in that field before. */
  void add(int hash, Field field, double weight) {
    int slot = slot(hash);
    int i = slots[slot];
    if (i != FREE) {
      if (lastFields[i] != field) {
        lastFields[i] = field;
        weights[i] += weight;
      }
      return;
    }
    if (size == hashes.length) {
      grow();
      slot = slot(hash);
    }
    slots[slot] = size;
    hashes[size] = hash;
    lastFields[size] = field;
    weights[size++] = weight;
  }

  private int slot(int hash) {
    int mask = slots.length - 1;
    int slot = (hash ^ hash >>> 16) & mask;
    while (slots[slot] != FREE && hashes[slots[slot]] != hash) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** Half of the slots stay free, so that a free one is never far. */
  private void grow() {
    hashes = Arrays.copyOf(hashes, 2 * size);
    weights = Arrays.copyOf(weights, 2 * size);
    lastFields = Arrays.copyOf(lastFields, 2 * size);
    slots = new int[4 * size];
    Arrays.fill(slots, FREE);
    for (int i = 0; i < size; i++) {
      slots[slot(hashes[i])] = i;
    }
  }
}
