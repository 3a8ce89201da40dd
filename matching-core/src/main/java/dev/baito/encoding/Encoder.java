package dev.baito.encoding;

import dev.baito.place.City;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Makes the vectors of an encoded generation: text and place side by side, each of unit length or
 * zero, the whole scaled to unit length. The same on every machine. Thread-safe: make one for a
 * generation and share it; as many workspaces are kept as threads ever encoded at once.
 */
public final class Encoder {
  private final EncoderSettings settings;
  private final DocumentFrequencies frequencies;
  private final Sides sides;
  private final double[] idf;
  private final PlaceEncoder places;
  private final Queue<TextEncoder> idleTexts = new ConcurrentLinkedQueue<>();

  /** Makes an encoder for the jobs that were counted, and the users who look for them. */
  public Encoder(EncoderSettings settings, DocumentFrequencies frequencies) {
    this.settings = settings;
    this.frequencies = frequencies;
    sides = settings.sides();
    places = new PlaceEncoder(sides.placeDimension(), settings.placeScalesKm());
    idf = new double[DocumentFrequencies.BUCKETS];
    for (int bucket = 0; bucket < idf.length; bucket++) {
      idf[bucket] = frequencies.idf(bucket, settings.leastFrequency());
    }
  }

  /** Returns which components tell of what. */
  public Sides sides() {
    return sides;
  }

  /** Returns the first component that tells of the place; the dimension, where none does. */
  public int placeFrom() {
    return sides.placeFrom();
  }

  /**
   * Returns the vector of a job: of unit length, zero where it has neither words nor a place.
   *
   * @param city where it is, if anywhere
   */
  public float[] job(JobText text, Optional<City> city) {
    double[] vector = new double[sides.dimension()];
    TextEncoder encoder = borrow();
    encoder.job(text, vector);
    idleTexts.add(encoder);
    return finish(vector, city);
  }

  /**
   * Returns the vector of what a user looks for: of unit length, zero where that is nothing.
   *
   * @param keywords in free words
   * @param city where the user is, if known
   */
  public float[] user(
      List<String> keywords, List<String> preferredCategories, Optional<City> city) {
    double[] vector = new double[sides.dimension()];
    TextEncoder encoder = borrow();
    encoder.user(keywords, preferredCategories, vector);
    idleTexts.add(encoder);
    return finish(vector, city);
  }

  /** One that throws in the middle is not given back, so that none in a bad state is used again. */
  private TextEncoder borrow() {
    TextEncoder idle = idleTexts.poll();
    return idle == null ? new TextEncoder(settings, frequencies, idf) : idle;
  }

  private float[] finish(double[] vector, Optional<City> city) {
    if (city.isPresent()) {
      double[] place = places.of(city.get());
      System.arraycopy(place, 0, vector, sides.placeFrom(), place.length);
    }
    UnitLength.scale(vector, vector.length);
    float[] rounded = new float[vector.length];
    for (int k = 0; k < vector.length; k++) {
      rounded[k] = (float) vector[k];
    }
    return rounded;
  }
}
