package dev.baito.benchmark.spark;

/** A vector as Spark knows it: a bean, since its encoder asks for one. */
public final class Factor {
  private int id;
  private float[] features = new float[0];

  /** Makes an empty one, for Spark to fill. */
  public Factor() {}

  Factor(int id, float[] features) {
    this.id = id;
    this.features = features;
  }

  /** Returns the row. */
  public int getId() {
    return id;
  }

  /** Takes the row. */
  public void setId(int id) {
    this.id = id;
  }

  /** Returns the components, not copied. */
  public float[] getFeatures() {
    return features;
  }

  /** Takes the components, not copied. */
  public void setFeatures(float[] features) {
    this.features = features;
  }
}
