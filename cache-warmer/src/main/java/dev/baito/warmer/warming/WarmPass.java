package dev.baito.warmer.warming;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.warmer.storage.CacheFullException;
import dev.baito.warmer.storage.CachedBlocks;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Writes the blocks of a generation that Redis lacks, most needed first. Where Redis has no room
 * for all, those needed most are there in the end, whichever of its policies it follows: one that
 * refuses to write leaves what was written first, one that evicts may take that very block. So the
 * least needed ones are taken out, for the more needed ones that are missing. Used once, by one
 * thread; blocks.
 */
final class WarmPass {
  /** While it makes room, others may write, too: it tries so often to have the last word. */
  private static final int ROUNDS = 3;

  /** Looks again at what is there when so large a part of it is new. */
  private static final int LOOKS_PER_DOUBLING = 8;

  private static final int LOOK_AT_LEAST_AFTER = 4;

  private final ReadyGeneration generation;
  private final StoredGenerations stored;
  private final CachedBlocks cached;
  private final BooleanSupplier stopping;
  private final Consumer<WarmProgress> listener;
  private int written;
  private int removed;

  WarmPass(
      ReadyGeneration generation,
      StoredGenerations stored,
      CachedBlocks cached,
      BooleanSupplier stopping,
      Consumer<WarmProgress> listener) {
    this.generation = generation;
    this.stored = stored;
    this.cached = cached;
    this.stopping = stopping;
    this.listener = listener;
  }

  /**
   * Does it.
   *
   * @return {@link WarmStage#COMPLETE} or {@link WarmStage#FULL}; {@link WarmStage#IDLE} when the
   *     service is being stopped
   * @throws BaitoException with {@link ErrorCode#INFRASTRUCTURE_DOWN} when Redis fails, {@link
   *     ErrorCode#CATALOGUE_MISSING} when the generation is removed meanwhile
   */
  WarmStage run() {
    BitSet present = cached.present();
    if (isComplete(present)) {
      tell(present, 100);
      return WarmStage.COMPLETE;
    }
    PredictedUse use = stored.predictedUse(generation);
    tell(present, use.percent(present));
    long evictions = cached.evictions();
    for (int round = 0; round < ROUNDS; round++) {
      Fill fill = fill(use, present);
      if (fill == Fill.STOPPED) {
        return WarmStage.IDLE;
      }
      present = cached.present();
      tell(present, use.percent(present));
      if (isComplete(present)) {
        return WarmStage.COMPLETE;
      }
      if (fill == Fill.REFUSED || cached.evictions() > evictions) {
        return leaveTheMostNeeded(use);
      }
      // Neither refused nor evicted: expired, or somebody emptied Redis. Once more.
    }
    throw new BaitoException(
        ErrorCode.INFRASTRUCTURE_DOWN,
        "Redis loses blocks as fast as they are written: see who empties it");
  }

  private enum Fill {
    STOPPED,
    REFUSED,
    /** All is written, or some of what was there is gone. */
    ENDED
  }

  private Fill fill(PredictedUse use, BitSet expected) {
    int unseen = 0;
    try {
      for (int blockNo : use.order()) {
        if (stopping.getAsBoolean()) {
          return Fill.STOPPED;
        }
        if (expected.get(blockNo)) {
          continue;
        }
        write(blockNo);
        expected.set(blockNo);
        unseen++;
        if (unseen >= Math.max(LOOK_AT_LEAST_AFTER, expected.cardinality() / LOOKS_PER_DOUBLING)) {
          cached.finish();
          BitSet present = cached.present();
          tell(present, use.percent(present));
          expected.andNot(present);
          if (!expected.isEmpty()) {
            return Fill.ENDED;
          }
          expected.or(present);
          unseen = 0;
        }
      }
      cached.finish();
      return Fill.ENDED;
    } catch (CacheFullException e) {
      return Fill.REFUSED;
    }
  }

  /** Has as many blocks in Redis as fit, none of them needed less than one that is not. */
  private WarmStage leaveTheMostNeeded(PredictedUse use) {
    List<Integer> order = use.order();
    for (int round = 0; round < ROUNDS && !stopping.getAsBoolean(); round++) {
      BitSet present = cached.present();
      List<Integer> wanted = order.subList(0, present.cardinality());
      var spare = (BitSet) present.clone();
      wanted.forEach(spare::clear);
      if (spare.isEmpty()) {
        break;
      }
      exchange(spare, wanted.stream().filter(no -> !present.get(no)).toList());
      BitSet now = cached.present();
      tell(now, use.percent(now));
    }
    return WarmStage.FULL;
  }

  private void exchange(BitSet spare, List<Integer> missing) {
    try {
      spare.stream()
          .forEach(blockNo -> {
            cached.remove(blockNo);
            removed++;
          });
      for (int blockNo : missing) {
        write(blockNo);
        cached.finish(); // one at a time: what is on its way takes memory of Redis as well
      }
    } catch (CacheFullException e) {
      // Somebody else took the room: the next round is content with less.
    }
  }

  private void write(int blockNo) {
    cached.write(blockNo, stored.block(generation, blockNo));
    written++;
  }

  private boolean isComplete(BitSet present) {
    return present.cardinality() == generation.blocks();
  }

  private void tell(BitSet present, int readinessPercent) {
    listener.accept(
        new WarmProgress(generation, present.cardinality(), readinessPercent, written, removed));
  }
}
