package dev.baito.encoding;

import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.UnicodeUtil;

/**
 * Hashes of tokens: MurmurHash3, 32 bits, of their UTF-8. One bit of it tells the sign, others the
 * component and the bucket of the frequency. Not thread-safe: it keeps its buffer.
 */
final class TokenHash {
  static final int BUCKETS = 1 << 18;

  private static final int SEED = 0;

  private byte[] utf8 = new byte[64];

  /** Returns the hash of a token. */
  int of(char[] token, int length) {
    int room = UnicodeUtil.maxUTF8Length(length);
    if (utf8.length < room) {
      utf8 = new byte[room];
    }
    int bytes = UnicodeUtil.UTF16toUTF8(token, 0, length, utf8);
    return StringHelper.murmurhash3_x86_32(utf8, 0, bytes, SEED);
  }

  /** Returns the bucket of a token's frequency: the lowest 18 bits. */
  static int bucket(int hash) {
    return hash & (BUCKETS - 1);
  }

  /** Returns 1 or -1: the highest bit. */
  static int sign(int hash) {
    return hash < 0 ? -1 : 1;
  }

  /** Returns the component of a token: the other bits as a fraction of 1, times the dimension. */
  static int component(int hash, int dimension) {
    return (int) (((long) (hash & Integer.MAX_VALUE) * dimension) >>> 31);
  }
}
