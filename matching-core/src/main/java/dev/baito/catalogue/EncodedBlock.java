package dev.baito.catalogue;

/** A job block as bytes, ready to be stored. Whoever holds it owns the bytes. */
public final class EncodedBlock {
  private final int blockNo;
  private final byte[] payload;

  EncodedBlock(int blockNo, byte[] payload) {
    this.blockNo = blockNo;
    this.payload = payload;
  }

  /** Returns the number of the block in its generation, from 0. */
  public int blockNo() {
    return blockNo;
  }

  /** Returns the bytes, checksum included; not a copy. */
  public byte[] payload() {
    return payload;
  }
}
