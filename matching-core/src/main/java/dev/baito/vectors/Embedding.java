package dev.baito.vectors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A vector that came with a job or a user: finite float32 components, their number a multiple of 8
 * up to {@value #MAX_DIMENSION}, or none at all. Immutable.
 */
public final class Embedding {
  /** The largest dimension supported. */
  public static final int MAX_DIMENSION = 2048;

  /** The dimension is a multiple of this, the number of lanes of a canonical score. */
  public static final int LANES = 8;

  /** No vector. */
  public static final Embedding NONE = new Embedding(new float[0]);

  private final float[] components;

  private Embedding(float[] components) {
    this.components = components;
  }

  /**
   * Returns the embedding with these components, which are copied.
   *
   * @throws IllegalArgumentException when the dimension or a component is not valid; the message
   *     says why
   */
  public static Embedding of(float... components) {
    return checked(components.clone());
  }

  /**
   * Reads little-endian float32, as files and the database hold them.
   *
   * @throws IllegalArgumentException when the dimension or a component is not valid; the message
   *     says why
   */
  public static Embedding fromLittleEndian(byte[] bytes) {
    if (bytes.length % Float.BYTES != 0) {
      throw new IllegalArgumentException(
          "vector of " + bytes.length + " bytes, which is not a multiple of 4");
    }
    float[] components = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(components);
    return checked(components);
  }

  /** Returns the components as little-endian float32. */
  public byte[] toLittleEndian() {
    ByteBuffer bytes =
        ByteBuffer.allocate(components.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(components);
    return bytes.array();
  }

  /** Returns the number of components, 0 for {@link #NONE}. */
  public int dimension() {
    return components.length;
  }

  /** Returns component k. */
  public float component(int k) {
    return components[k];
  }

  /** Returns a copy of the components. */
  public float[] toArray() {
    return components.clone();
  }

  private static Embedding checked(float[] components) {
    int dimension = components.length;
    if (dimension % LANES != 0 || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "vector of dimension " + dimension + ", which is not a multiple of 8 up to 2048");
    }
    for (int k = 0; k < dimension; k++) {
      if (!Float.isFinite(components[k])) {
        throw new IllegalArgumentException(
            "vector component " + k + " is " + components[k] + ", not a finite number");
      }
    }
    return dimension == 0 ? NONE : new Embedding(components);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(components, that.components);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(components);
  }

  @Override
  public String toString() {
    return "Embedding of " + components.length;
  }
}
