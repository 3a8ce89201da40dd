package dev.baito.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TileKernelTest {
  private static final int TILES = 3;

  /** Also those that do not serve this processor: they are only slow on it. */
  private static final List<TileKernel> SHAPES =
      List.of(new Tile2x4(), new Tile3x3(), new Tile2x12(), new Tile1x12(), new Tile4x6());

  @Test
  void all_withTheVectorApi_areThere() {
    assertThat(TileKernel.all()).hasSizeBetween(2, 3);
    assertThat(ScoringKernels.usual().tiles()).hasSize(1);
  }

  @Test
  void reach_anyVectors_isWithinTheBoundOfTheCanonicalScore() {
    var random = new Random(3);
    for (TileKernel tile : SHAPES) {
      for (int dimension : new int[] {8, 64, 520, 2048}) {
        for (double size : new double[] {1e-30, 1e-3, 1, 1e6}) {
          check(tile, dimension, size, random);
        }
      }
    }
  }

  private static void check(TileKernel tile, int dimension, double size, Random random) {
    float[] rows = vectors(TILES * tile.rows(), dimension, size, random);
    float[] users = vectors(tile.users(), dimension, 1, random);
    float[] statics = vectors(TILES * tile.rows(), 1, 0.1, random);
    float[] panel = new float[users.length];
    for (int user = 0; user < tile.users(); user++) {
      for (int k = 0; k < dimension; k++) {
        panel[k * tile.users() + user] = users[user * dimension + k];
      }
    }
    float[] thresholds = new float[tile.users()];
    long[] lanes = new long[tile.rows()];
    var error = new ErrorBound(dimension);
    int first = tile.rows(); // not the first tile: offsets count
    long everyUser = -1L >>> (Long.SIZE - tile.users());
    for (int row = 0; row < tile.rows(); row++) {
      int offset = (first + row) * dimension;
      double[] scores = new double[tile.users()];
      double[] bounds = new double[tile.users()];
      for (int user = 0; user < tile.users(); user++) {
        float[] vector = Arrays.copyOfRange(users, user * dimension, (user + 1) * dimension);
        scores[user] =
            (float) (ScalarKernel.INSTANCE.dot(vector, rows, offset) + statics[first + row]);
        bounds[user] =
            error.of(
                ErrorBound.norm(vector, 0, dimension) * ErrorBound.norm(rows, offset, dimension),
                Math.abs(statics[first + row]));
        thresholds[user] = Math.nextDown((float) (scores[user] - bounds[user]));
      }
      assertThat(
              tile.reach(
                  panel, dimension, rows, first * dimension, statics, first, thresholds, lanes))
          .isTrue();
      assertThat(lanes[row])
          .as("%s, dimension %d, size %s: below the scores", tile.name(), dimension, size)
          .isEqualTo(everyUser);
      for (int user = 0; user < tile.users(); user += 2) {
        thresholds[user] = Math.nextUp((float) (scores[user] + bounds[user]));
      }
      tile.reach(panel, dimension, rows, first * dimension, statics, first, thresholds, lanes);
      assertThat(lanes[row])
          .as("%s, dimension %d, size %s: every other above", tile.name(), dimension, size)
          .isEqualTo(everyUser & 0xaaaaaaaaaaaaaaaaL);
    }
  }

  @Test
  void reach_thresholdsOutOfReach_answersNoAndWritesNothing() {
    for (TileKernel tile : TileKernel.all()) {
      long[] lanes = {7};
      float[] thresholds = new float[tile.users()];
      Arrays.fill(thresholds, Float.POSITIVE_INFINITY);
      boolean any =
          tile.reach(
              new float[8 * tile.users()],
              8,
              new float[8 * tile.rows()],
              0,
              new float[tile.rows()],
              0,
              thresholds,
              lanes);
      assertThat(any).isFalse();
      assertThat(lanes).containsExactly(7);
    }
  }

  @Test
  void bound_ofNumbersThatOverflow_isInfinite() {
    assertThat(new ErrorBound(512).of(1e38, 0)).isInfinite();
    assertThat(new ErrorBound(512).of(Double.POSITIVE_INFINITY, 0)).isInfinite();
    assertThat(new ErrorBound(512).of(1, 0.1)).isBetween(3e-5, 4e-5);
  }

  private static float[] vectors(int count, int dimension, double size, Random random) {
    float[] vectors = new float[count * dimension];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) (random.nextGaussian() * size * Math.pow(10, random.nextInt(4) - 2));
    }
    return vectors;
  }
}
