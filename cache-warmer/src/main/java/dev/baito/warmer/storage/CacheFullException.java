package dev.baito.warmer.storage;

/** Redis has no memory for one more block. */
public final class CacheFullException extends RuntimeException {
  CacheFullException(Throwable cause) {
    super("Redis is out of memory", cause);
  }
}
