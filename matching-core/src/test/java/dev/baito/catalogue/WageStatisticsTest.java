package dev.baito.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WageStatisticsTest {
  private static WageStatistics of(double... logWages) {
    var collector = new WageStatistics.Collector();
    for (double logWage : logWages) {
      collector.add(logWage);
    }
    return collector.result();
  }

  @Test
  void zScore_nothingCollected_isZero() {
    assertThat(of().zScore(3)).isZero();
    assertThat(of().mean()).isZero();
  }

  @Test
  void zScore_allEqual_isZeroForThemAndAnyOther() {
    WageStatistics statistics = of(2.5, 2.5, 2.5);
    assertThat(statistics.zScore(2.5)).isZero();
    assertThat(statistics.zScore(9)).isZero();
  }

  @Test
  void zScore_deviationUnderTheFloor_isZero() {
    assertThat(of(7, 7 + 1.9e-9).zScore(7)).isZero();
    assertThat(of(7, 7 + 2.1e-9).zScore(7)).isCloseTo(-1, within(1e-6));
  }

  @Test
  void deviation_isThatOfThePopulation() {
    WageStatistics statistics = of(2, 4, 4, 4, 5, 5, 7, 9);
    assertThat(statistics.jobs()).isEqualTo(8);
    assertThat(statistics.mean()).isCloseTo(5, within(1e-15));
    assertThat(statistics.deviation()).isCloseTo(2, within(1e-15));
    assertThat(statistics.zScore(9)).isCloseTo(2, within(1e-15));
  }

  @Test
  void deviation_ofLargeEqualValuesWithOneApart_losesNoDigits() {
    double[] logWages = new double[100_000];
    Arrays.fill(logWages, 1e6);
    logWages[0] = 1e6 + 1;
    assertThat(of(logWages).deviation()).isCloseTo(Math.sqrt(99_999) / 100_000, within(1e-9));
  }
}
