package dev.baito.reference;

import dev.baito.encoding.EncoderSettings;
import dev.baito.encoding.PlainEncoder;
import dev.baito.place.City;
import dev.baito.vectors.Embedding;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vectors of a catalogue in which no job carries one, by the plain encoder. Thread-safe. */
final class EncodedVectors {
  private final EncoderSettings settings;
  private final PlainEncoder encoder;
  private final Map<String, City> cities = new HashMap<>();

  /** Counts words over the jobs open at an instant. */
  EncodedVectors(StoredData data, EncoderSettings settings, Instant asOf) {
    this.settings = settings;
    encoder =
        new PlainEncoder(
            settings,
            data.jobs().stream().filter(job -> job.activeAt(asOf)).map(StoredJob::text).toList());
    data.cities()
        .forEach(city ->
            cities.put(
                city.code(), new City(city.code(), "", "", city.latitude(), city.longitude())));
  }

  synchronized Embedding of(StoredJob job) {
    return Embedding.of(encoder.job(job.text(), city(job.cityCode())));
  }

  /** Returns what a user's vector starts from. */
  synchronized double[] prior(StoredUser user) {
    float[] wanted =
        encoder.user(
            List.of(user.keywords()),
            user.preferredCategories().stream().sorted().toList(),
            city(user.cityCode()));
    double[] prior = new double[wanted.length];
    for (int k = 0; k < prior.length; k++) {
      prior[k] = settings.priorWeight() * wanted[k];
    }
    return prior;
  }

  private Optional<City> city(String code) {
    return Optional.ofNullable(cities.get(code));
  }
}
