package dev.baito.encoding;

/**
 * Which components of an encoded vector tell of what: text from 0 on, place from {@code
 * textDimension} on. Both are multiples of 8, so that each side fills the lanes of a dot product.
 *
 * @param textDimension how many components tell of words
 * @param placeDimension how many components tell of the place
 */
public record Sides(int textDimension, int placeDimension) {
  static final int STEP = 8;

  static Sides of(int dimension, double textShare) {
    int text = STEP * (int) StrictMath.rint(dimension * textShare / STEP);
    return new Sides(text, dimension - text);
  }

  /** Returns how many components a vector has. */
  public int dimension() {
    return textDimension + placeDimension;
  }

  /** Returns the first component that tells of the place; the dimension, where none does. */
  public int placeFrom() {
    return textDimension;
  }
}
