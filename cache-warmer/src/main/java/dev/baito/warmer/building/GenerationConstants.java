package dev.baito.warmer.building;

import dev.baito.catalogue.GenerationSettings;
import dev.baito.encoding.EncoderSettings;
import dev.baito.encoding.FieldWeights;
import dev.baito.user.ActionWeights;
import dev.baito.warmer.WarmerSettings;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/**
 * The constants that generations are built with, from the settings. Made when the service starts,
 * so that one with settings that no generation can be built with does not start.
 */
@Startup(1) // before the database is waited for
@Singleton
class GenerationConstants {
  private final GenerationSettings generation;
  private final EncoderSettings encoder;

  /**
   * @throws IllegalArgumentException when a setting of generations is not allowed
   * @throws dev.baito.BaitoException with {@link dev.baito.ErrorCode#ENCODER_SETTINGS_INVALID} when
   *     one of the encoder is not
   */
  GenerationConstants(WarmerSettings settings) {
    generation = generation(settings.catalogue());
    encoder = encoder(settings.catalogue().encoder());
  }

  GenerationSettings generation() {
    return generation;
  }

  EncoderSettings encoder() {
    return encoder;
  }

  private static GenerationSettings generation(WarmerSettings.Catalogue catalogue) {
    return new GenerationSettings(
        catalogue.blockJobs(),
        catalogue.freshnessHalfLife(),
        catalogue.wageWeight(),
        catalogue.popularityWeight(),
        catalogue.freshnessWeight(),
        catalogue.minCategoryJobs(),
        catalogue.employerPause(),
        new ActionWeights(
            catalogue.viewWeight(),
            catalogue.clickWeight(),
            catalogue.favoriteWeight(),
            catalogue.applyWeight()));
  }

  private static EncoderSettings encoder(WarmerSettings.Encoder encoder) {
    return new EncoderSettings(
        encoder.dimension(),
        encoder.textShare(),
        encoder.placeScalesKm(),
        new FieldWeights(
            encoder.titleWeight(),
            encoder.categoryWeight(),
            encoder.employerWeight(),
            encoder.employmentTypeWeight(),
            encoder.featuresWeight(),
            encoder.descriptionWeight(),
            encoder.keywordsWeight(),
            encoder.preferredCategoriesWeight()),
        encoder.priorWeight(),
        encoder.leastFrequency(),
        encoder.formWeight());
  }
}
