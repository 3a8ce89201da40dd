package dev.baito.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentFrequenciesTest {
  private static final int COOK = TokenHash.bucket(PlainEncoder.murmur3("cook"));

  @Test
  void word_countsOnceInAJob() {
    DocumentFrequencies frequencies =
        new DocumentFrequencies.Builder()
            .add(new JobText("Cook", "cooks", "", "", List.of("cook", "cook"), "Cook."))
            .add(new JobText("Waiter", "", "", "", List.of(), ""))
            .build();
    assertThat(frequencies.documents()).isEqualTo(2);
    assertThat(frequencies.count(COOK)).isEqualTo(1);
  }

  @Test
  void rareWords_tellMore_butNotMoreThanTheLeastFrequency() {
    int[] counts = new int[DocumentFrequencies.BUCKETS];
    counts[1] = 5;
    counts[2] = 50;
    DocumentFrequencies frequencies = DocumentFrequencies.of(counts, 99);
    assertThat(frequencies.idf(2, 1)).isEqualTo(StrictMath.log(3));
    assertThat(frequencies.idf(1, 1)).isEqualTo(StrictMath.log(21));
    assertThat(frequencies.idf(1, 10))
        .isEqualTo(frequencies.idf(0, 10))
        .isEqualTo(StrictMath.log(11));
  }

  @Test
  void counts_makeTheSameFrequenciesAgain_andAreCopies() {
    DocumentFrequencies made = new DocumentFrequencies.Builder().add(SampleJobs.COOK).build();
    int[] counts = made.counts();
    DocumentFrequencies again = DocumentFrequencies.of(counts, made.documents());
    counts[COOK] = 0;
    assertThat(again.counts()).isEqualTo(made.counts());
    assertThat(again.count(COOK)).isEqualTo(1);
  }

  @Test
  void impossibleCounts_areRefused() {
    assertThatThrownBy(() -> DocumentFrequencies.of(new int[8], 1))
        .isInstanceOf(IllegalArgumentException.class);
    int[] counts = new int[DocumentFrequencies.BUCKETS];
    counts[7] = 3;
    assertThatThrownBy(() -> DocumentFrequencies.of(counts, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
