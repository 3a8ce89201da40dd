package dev.baito.local.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final int USERS = 400;

  @Test
  void sameFigures_giveTheSameInterval() {
    double[] hits = hits(USERS, 0.3, 7);

    assertThat(ofOnePairEach(USERS).mean(hits)).isEqualTo(ofOnePairEach(USERS).mean(hits));
  }

  /** The mean of n coins of chance p has the standard deviation sqrt(p(1-p)/n). */
  @Test
  void interval_isAsWideAsTheNormalOneOfTheSameFigures() {
    Estimate estimate = ofOnePairEach(USERS).mean(hits(USERS, 0.3, 7));

    double p = estimate.mean();
    double half = 1.96 * Math.sqrt(p * (1 - p) / USERS);
    assertThat(estimate.low()).isEqualTo(p - half, within(0.15 * half));
    assertThat(estimate.high()).isEqualTo(p + half, within(0.15 * half));
  }

  /** Ten pairs that come or go together are no surer than one. */
  @Test
  void users_areDrawn_notPairs() {
    double[] hits = hits(USERS, 0.3, 7);
    double[] tenfold = Arrays.stream(hits).map(hit -> 10 * hit).toArray();
    int[] ten = new int[USERS];
    Arrays.fill(ten, 10);

    Estimate ofTen = new Bootstrap(ten).mean(tenfold);

    Estimate ofOne = ofOnePairEach(USERS).mean(hits);
    assertThat(ofTen.low()).isEqualTo(ofOne.low(), within(1e-12));
    assertThat(ofTen.high()).isEqualTo(ofOne.high(), within(1e-12));
  }

  @Test
  void equalUsers_leaveNoDoubt() {
    double[] halves = new double[USERS];
    Arrays.fill(halves, 0.5);

    assertThat(ofOnePairEach(USERS).mean(halves)).isEqualTo(new Estimate(0.5, 0.5, 0.5));
  }

  @Test
  void mean_weighsUsersByTheirPairs() {
    assertThat(new Bootstrap(new int[] {1, 3}).mean(new double[] {1, 0}).mean()).isEqualTo(0.25);
  }

  private static Bootstrap ofOnePairEach(int users) {
    int[] pairs = new int[users];
    Arrays.fill(pairs, 1);
    return new Bootstrap(pairs);
  }

  private static double[] hits(int users, double chance, long seed) {
    Random random = new Random(seed);
    return random.doubles(users).map(draw -> draw < chance ? 1 : 0).toArray();
  }
}
