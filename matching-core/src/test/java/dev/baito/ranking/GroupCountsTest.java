package dev.baito.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupCountsTest {
  @Test
  void counts_manyGroups_areThoseOfAMap() {
    var counts = new GroupCounts();
    var random = new Random(7);
    for (int round = 0; round < 3; round++) {
      Map<List<Integer>, Integer> right = new HashMap<>();
      counts.clear();
      for (int i = 0; i < 20_000; i++) {
        int employer = random.nextInt(100) == 0 ? Integer.MAX_VALUE : random.nextInt(2_000) - 1;
        int category = random.nextInt(60) - 1;
        counts.add(employer, category);
        right.merge(List.of(0, employer), 1, Integer::sum);
        right.merge(List.of(1, category), 1, Integer::sum);
        right.merge(List.of(2, employer, category), 1, Integer::sum);
      }
      right.forEach((key, count) -> {
        int number = key.get(1);
        switch (key.getFirst()) {
          case 0 -> assertThat(counts.ofEmployer(number)).isEqualTo(number < 0 ? 0 : count);
          case 1 -> assertThat(counts.ofCategory(number)).isEqualTo(number < 0 ? 0 : count);
          default -> assertThat(counts.ofPair(number, key.get(2))).isEqualTo(count);
        }
      });
      assertThat(counts.ofEmployer(5_000)).isZero();
      assertThat(counts.ofPair(5_000, 1)).isZero();
    }
  }
}
