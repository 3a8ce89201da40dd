package dev.baito.encoding;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.util.List;

/**
 * The constants of the encoder. They travel in the header of a generation: vectors of users are
 * made with those that its jobs were made with.
 *
 * @param dimension how many components a vector has: a multiple of 8, 8 to 2048
 * @param textShare which share of the components tells of words, 0 to 1; the others tell of places
 * @param placeScalesKm at which distances places begin to differ, kilometres; each has an equal
 *     part of the components
 * @param fieldWeights how much words count, by where they stand
 * @param priorWeight how much what a user looks for counts in the user's vector, where a view of a
 *     job counts 1
 * @param leastFrequency words in fewer jobs than this count as if they were in as many
 * @param formWeight how much it counts whether a job is described at all, times how rare that is,
 *     where all its words together count 1; 0 to leave it out
 */
public record EncoderSettings(
    int dimension,
    double textShare,
    List<Double> placeScalesKm,
    FieldWeights fieldWeights,
    double priorWeight,
    int leastFrequency,
    double formWeight) {
  /** What did well: {@code docs/scoring.md} tells where. */
  public static final EncoderSettings DEFAULT =
      new EncoderSettings(512, 0.75, List.of(10.0, 60.0, 300.0), FieldWeights.DEFAULT, 2, 30, 0.5);

  private static final int MAX_DIMENSION = 2048;

  /**
   * Refuses what no encoder can work with.
   *
   * @throws BaitoException with {@link ErrorCode#ENCODER_SETTINGS_INVALID}
   */
  public EncoderSettings {
    require(
        dimension >= Sides.STEP && dimension <= MAX_DIMENSION && dimension % Sides.STEP == 0,
        "the dimension must be a multiple of 8 from 8 to 2048",
        dimension);
    require(textShare >= 0 && textShare <= 1, "the share of text must be from 0 to 1", textShare);
    placeScalesKm = List.copyOf(placeScalesKm);
    require(!placeScalesKm.isEmpty(), "there must be a scale of places", placeScalesKm);
    for (double scaleKm : placeScalesKm) {
      require(
          scaleKm >= 0.1 && scaleKm <= 20_000,
          "a scale of places must be from 0.1 to 20000 kilometres",
          scaleKm);
    }
    require(
        priorWeight >= 0 && priorWeight <= 1000,
        "the weight of what a user looks for must be from 0 to 1000",
        priorWeight);
    require(leastFrequency >= 1, "the least frequency must be at least 1", leastFrequency);
    require(
        formWeight >= 0 && formWeight <= 1000,
        "the weight of the form must be from 0 to 1000",
        formWeight);
  }

  /** Returns which components tell of what. */
  public Sides sides() {
    return Sides.of(dimension, textShare);
  }

  private static void require(boolean holds, String rule, Object value) {
    SettingRules.require(holds, rule, value);
  }
}
