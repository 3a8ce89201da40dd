package dev.baito.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baito.place.City;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncoderTest {
  private static final EncoderSettings SETTINGS = EncoderSettings.DEFAULT;
  private static final JobText NOTHING = new JobText("", "", "", "", List.of(), "");

  private final Encoder encoder =
      new Encoder(
          SETTINGS,
          new DocumentFrequencies.Builder()
              .add(SampleJobs.COOK)
              .add(SampleJobs.CLERK)
              .add(SampleJobs.DESIGNER)
              .build());

  @Test
  void vectors_areTheSame_onEveryMachine() throws NoSuchAlgorithmException {
    // Whoever changes these changes every list of every encoded catalogue: a new release of Lucene
    // or of Unicode can. Take the new ones only if that is meant.
    assertThat(digest(encoder.job(SampleJobs.COOK, Optional.of(SampleJobs.BOSTON))))
        .isEqualTo("a8d18772c6282f47");
    assertThat(digest(encoder.job(SampleJobs.CLERK, Optional.of(SampleJobs.TOKYO))))
        .isEqualTo("29cf9f5d08752e3b");
    assertThat(digest(encoder.job(SampleJobs.DESIGNER, Optional.empty())))
        .isEqualTo("35176ba3a3e8bce3");
    assertThat(
            digest(
                encoder.user(List.of("夜勤 nurse"), List.of("医療・介護"), Optional.of(SampleJobs.OSAKA))))
        .isEqualTo("2312037dea398241");
  }

  @Test
  void vectors_haveUnitLength_andEquallyLongSides() {
    float[] vector = encoder.job(SampleJobs.CLERK, Optional.of(SampleJobs.TOKYO));
    assertThat(vector).hasSize(512);
    assertThat(squares(vector, 0, encoder.placeFrom())).isEqualTo(0.5, within(1e-6));
    assertThat(squares(vector, encoder.placeFrom(), 512)).isEqualTo(0.5, within(1e-6));
  }

  @Test
  void job_withoutCity_isAllText() {
    float[] vector = encoder.job(SampleJobs.COOK, Optional.empty());
    assertThat(squares(vector, 0, encoder.placeFrom())).isEqualTo(1, within(1e-6));
    assertThat(squares(vector, encoder.placeFrom(), 512)).isZero();
  }

  @Test
  void text_withoutWords_isZero_andPlaceIsAll() {
    float[] vector =
        encoder.job(
            new JobText("!!", "", " ", "", List.of("the"), "。"), Optional.of(SampleJobs.OSAKA));
    assertThat(squares(vector, 0, encoder.placeFrom())).isZero();
    assertThat(squares(vector, encoder.placeFrom(), 512)).isEqualTo(1, within(1e-6));
    assertThat(encoder.job(NOTHING, Optional.empty())).containsOnly(0f);
    assertThat(encoder.user(List.of(), List.of(), Optional.empty())).containsOnly(0f);
  }

  @Test
  void vectors_doNotDependOn_whatWasEncodedBefore() {
    float[] first = encoder.job(SampleJobs.COOK, Optional.of(SampleJobs.BOSTON));
    encoder.job(SampleJobs.CLERK, Optional.of(SampleJobs.TOKYO));
    encoder.user(List.of("cook"), List.of(), Optional.empty());
    assertThat(encoder.job(SampleJobs.COOK, Optional.of(SampleJobs.BOSTON))).isEqualTo(first);
  }

  @Test
  void threads_mayShareAnEncoder() {
    float[] cook = encoder.job(SampleJobs.COOK, Optional.of(SampleJobs.BOSTON));
    float[] clerk = encoder.job(SampleJobs.CLERK, Optional.of(SampleJobs.TOKYO));
    assertThat(
            IntStream.range(0, 4000)
                .parallel()
                .allMatch(i ->
                    i % 2 == 0
                        ? Arrays.equals(
                            cook, encoder.job(SampleJobs.COOK, Optional.of(SampleJobs.BOSTON)))
                        : Arrays.equals(
                            clerk, encoder.job(SampleJobs.CLERK, Optional.of(SampleJobs.TOKYO)))))
        .isTrue();
  }

  @Test
  void nearPlaces_areMoreAlike_thanFarOnes() {
    double same = place(0);
    double near = place(8);
    double town = place(40);
    double region = place(250);
    double far = place(3000);
    assertThat(same).isEqualTo(1, within(1e-6));
    assertThat(List.of(same, near, town, region))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(near).isEqualTo(kernel(8), within(0.15));
    assertThat(town).isEqualTo(kernel(40), within(0.15));
    assertThat(region).isEqualTo(kernel(250), within(0.2));
    assertThat(far).isEqualTo(0, within(0.25));
  }

  @Test
  void similarTexts_areMoreAlike() {
    float[] user = encoder.user(List.of("cooks"), List.of("Food"), Optional.empty());
    float[] reader = encoder.user(List.of("ﾚｼﾞ"), List.of("小売"), Optional.empty());
    float[] cook = encoder.job(SampleJobs.COOK, Optional.empty());
    float[] clerk = encoder.job(SampleJobs.CLERK, Optional.empty());
    assertThat(dot(user, cook)).isGreaterThan(0.3).isGreaterThan(dot(user, clerk) + 0.2);
    assertThat(dot(reader, clerk)).isGreaterThan(0.3).isGreaterThan(dot(reader, cook) + 0.2);
  }

  @Test
  void employers_areOneToken_eachItsOwn() {
    // Without the form, which jobs may share.
    var encoder =
        new Encoder(
            new EncoderSettings(512, 0.75, List.of(10.0), FieldWeights.DEFAULT, 2, 30, 0),
            new DocumentFrequencies.Builder().build());
    float[] first = encoder.job(employer("E1234"), Optional.empty());
    assertThat(dot(first, encoder.job(employer(" E1234 "), Optional.empty())))
        .isEqualTo(1, within(1e-6));
    assertThat(dot(first, encoder.job(employer("E9999"), Optional.empty()))).isZero();
    assertThat(dot(first, encoder.user(List.of("E1234"), List.of(), Optional.empty()))).isZero();
  }

  @Test
  void repeatedWord_countsOnceInAField() {
    assertThat(encoder.job(title("cook cook cooks clean"), Optional.empty()))
        .isEqualTo(encoder.job(title("cook clean"), Optional.empty()));
  }

  @Test
  void form_countsNothing_whereAllJobsHaveIt() {
    var described = new DocumentFrequencies.Builder();
    for (int i = 0; i < 1000; i++) {
      described.add(SampleJobs.COOK);
    }
    DocumentFrequencies frequencies = described.build();
    var strong = new EncoderSettings(512, 1, List.of(10.0), FieldWeights.DEFAULT, 2, 30, 10);
    var none = new EncoderSettings(512, 1, List.of(10.0), FieldWeights.DEFAULT, 2, 30, 0);
    float[] with = new Encoder(strong, frequencies).job(SampleJobs.COOK, Optional.empty());
    float[] without = new Encoder(none, frequencies).job(SampleJobs.COOK, Optional.empty());
    assertThat(with).isEqualTo(without);
  }

  private static JobText title(String title) {
    return new JobText(title, "", "", "", List.of(), "");
  }

  private static JobText employer(String employer) {
    return new JobText("", "", employer, "", List.of(), "");
  }

  /** Returns how alike a place and one so far north of it are. */
  private double place(double km) {
    City north = new City("n", "", "", 42.35843 + km / 111.195, -71.05977);
    return dot(
        encoder.job(NOTHING, Optional.of(SampleJobs.BOSTON)),
        encoder.job(NOTHING, Optional.of(north)));
  }

  private static double kernel(double km) {
    return SETTINGS.placeScalesKm().stream()
        .mapToDouble(scaleKm -> Math.exp(-km * km / (2 * scaleKm * scaleKm)))
        .average()
        .orElseThrow();
  }

  private static double squares(float[] vector, int from, int to) {
    return dot(Arrays.copyOfRange(vector, from, to), Arrays.copyOfRange(vector, from, to));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }

  private static String digest(float[] vector) throws NoSuchAlgorithmException {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length);
    bytes.asFloatBuffer().put(vector);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
    return HexFormat.of().formatHex(digest, 0, 8);
  }
}
