package dev.baito.scoring;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueKind;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.VectorSource;
import dev.baito.encoding.Encoder;
import dev.baito.encoding.EncoderSettings;
import dev.baito.place.City;
import dev.baito.user.UserProfile;
import java.util.List;
import java.util.Optional;

/**
 * What users' vectors start from, before anything they did: in a generation of given vectors the
 * user's own; in an encoded one what the user looks for, encoded and weighted. One for each
 * generation: it holds the generation's encoder. Immutable, thread-safe.
 */
public final class UserPriors {
  private final CatalogueHeader header;
  private final Optional<Encoding> encoding;

  /** An encoder, and what its vectors are multiplied with. */
  private record Encoding(Encoder encoder, EncoderSettings settings) {}

  /** Makes the priors of a generation. */
  public UserPriors(CatalogueHeader header) {
    this.header = header;
    encoding =
        switch (header.vectors()) {
          case VectorSource.Given _ -> Optional.empty();
          case VectorSource.Encoded encoded ->
              Optional.of(
                  new Encoding(
                      new Encoder(encoded.settings(), encoded.frequencies()), encoded.settings()));
        };
  }

  CatalogueHeader header() {
    return header;
  }

  /** Returns whether the user's prior is a vector that came with the user. */
  boolean isGiven(UserProfile profile) {
    return header.kind() == CatalogueKind.GIVEN && profile.vector().dimension() > 0;
  }

  /**
   * Returns the vector that came with the user, where {@link #isGiven} says so.
   *
   * @throws BaitoException with {@link ErrorCode#USER_VECTOR_DIMENSION}
   */
  float[] given(UserProfile profile) {
    requireDimension(profile);
    return profile.vector().toArray();
  }

  /**
   * Returns what a user's vector starts from, of the generation's dimension; zeros where there is
   * nothing to start from.
   *
   * @throws BaitoException with {@link ErrorCode#USER_VECTOR_DIMENSION}, or with {@link
   *     ErrorCode#USER_PROFILE_INVALID} when an encoded generation lacks the user's city
   */
  public double[] of(UserProfile profile) {
    double[] prior = new double[header.dimension()];
    if (encoding.isPresent()) {
      float[] wanted =
          encoding
              .get()
              .encoder()
              .user(List.of(profile.keywords()), categories(profile), city(profile));
      double weight = encoding.get().settings().priorWeight();
      for (int k = 0; k < prior.length; k++) {
        prior[k] = weight * wanted[k];
      }
    } else if (isGiven(profile)) {
      requireDimension(profile);
      for (int k = 0; k < prior.length; k++) {
        prior[k] = profile.vector().component(k);
      }
    }
    return prior;
  }

  /** Returns from where on the components of vectors tell of the place, where they do at all. */
  public Optional<Integer> placeFrom() {
    return encoding.map(made -> made.encoder().placeFrom());
  }

  /** Sorted, since a sum depends on its order. */
  private static List<String> categories(UserProfile profile) {
    return profile.preferredCategories().stream().sorted().toList();
  }

  private Optional<City> city(UserProfile profile) {
    if (profile.cityCode().isEmpty()) {
      return Optional.empty();
    }
    int number = header.dictionaries().cities().number(profile.cityCode());
    if (number == JobBlock.NONE) {
      throw new BaitoException(
          ErrorCode.USER_PROFILE_INVALID,
          "user %d lives in city %s, which generation %d does not know: build a new generation"
              .formatted(profile.userId(), profile.cityCode(), header.generationId()));
    }
    return Optional.of(header.cities().get(number));
  }

  private void requireDimension(UserProfile profile) {
    if (profile.vector().dimension() != header.dimension()) {
      throw new BaitoException(
          ErrorCode.USER_VECTOR_DIMENSION,
          "user "
              + profile.userId()
              + " has a vector of dimension "
              + profile.vector().dimension()
              + ", the generation one of "
              + header.dimension()
              + ": import the user with a vector of that dimension or with none");
    }
  }
}
