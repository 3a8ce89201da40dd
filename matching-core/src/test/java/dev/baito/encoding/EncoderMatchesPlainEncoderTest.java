package dev.baito.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.place.City;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderMatchesPlainEncoderTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void vectors_agree_toTheLastBit(long seed) {
    var random = new Random(seed * 0x9E3779B97F4A7C15L);
    EncoderSettings settings = settings(random);
    List<JobText> jobs = new ArrayList<>();
    for (int i = random.nextInt(60); i > 0; i--) {
      jobs.add(SampleJobs.random(random));
    }
    var plain = new PlainEncoder(settings, jobs);
    var encoder = new Encoder(settings, count(jobs));
    jobs.add(SampleJobs.COOK);
    jobs.add(SampleJobs.CLERK);
    for (JobText job : jobs) {
      Optional<City> city = SampleJobs.city(random);
      assertThat(encoder.job(job, city)).isEqualTo(plain.job(job, city));
      List<String> keywords = List.of(SampleJobs.text(random, 4), SampleJobs.text(random, 2));
      List<String> categories = List.of(job.category());
      assertThat(encoder.user(keywords, categories, city))
          .isEqualTo(plain.user(keywords, categories, city));
    }
  }

  /** Counts in two halves, as threads do. */
  private static DocumentFrequencies count(List<JobText> jobs) {
    var first = new DocumentFrequencies.Builder();
    var second = new DocumentFrequencies.Builder();
    for (int i = 0; i < jobs.size(); i++) {
      (i % 2 == 0 ? first : second).add(jobs.get(i));
    }
    return first.merge(second).build();
  }

  private static EncoderSettings settings(Random random) {
    int dimension = 8 * random.nextInt(1, 65);
    double textShare = List.of(0.0, 0.25, 0.75, 1.0).get(random.nextInt(4));
    double[] w = random.doubles(8, 0, 2).map(weight -> weight < 0.3 ? 0 : weight).toArray();
    var weights = new FieldWeights(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]);
    List<Double> scales = random.nextBoolean() ? List.of(25.0) : List.of(10.0, 60.0, 300.0);
    return new EncoderSettings(
        dimension, textShare, scales, weights, 2, random.nextInt(1, 40), random.nextInt(3) / 2.0);
  }
}
