package dev.baito.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final int DIMENSION = 48;
  private static final int VECTORS = 400;
  private static final int PAIRED = 120;

  private final Random random = new Random(5);

  /** Vectors of which the first components are the longest, more so the steeper. */
  private float[] sample(double steepness, double size) {
    float[] vectors = new float[VECTORS * DIMENSION];
    for (int i = 0; i < vectors.length; i++) {
      double scale = size * Math.pow(1 + i % DIMENSION, -steepness);
      vectors[i] = (float) (random.nextGaussian() * scale);
    }
    return vectors;
  }

  private static double dot(float[] a, int atA, float[] b, int atB, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += (double) a[atA + k] * b[atB + k];
    }
    return sum;
  }

  private static void assertBounded(Projection projection, float[] vectors) {
    int width = projection.width();
    float[] outlines = new float[PAIRED * width];
    double[] norms = new double[PAIRED];
    for (int i = 0; i < PAIRED; i++) {
      projection.outline(vectors, i * DIMENSION, outlines, i * width);
      norms[i] = ErrorBound.norm(outlines, i * width, width);
    }
    for (int i = 0; i < PAIRED; i++) {
      for (int j = i; j < PAIRED; j++) {
        double canonical = (float) dot(vectors, i * DIMENSION, vectors, j * DIMENSION, DIMENSION);
        float summed = 0;
        for (int k = 0; k < width; k++) {
          summed = Math.fma(outlines[i * width + k], outlines[j * width + k], summed);
        }
        assertThat(canonical).isLessThanOrEqualTo(summed + projection.bound(norms[i], norms[j], 0));
      }
    }
  }

  @Test
  void outlines_boundEveryProduct() {
    for (double size : new double[] {1, 1e-3, 1e15, 1e-20, 1e-38, 1e-44}) {
      for (double steepness : new double[] {0, 1, 8}) {
        float[] vectors = sample(steepness, size);
        for (int directions : new int[] {1, 7, DIMENSION}) {
          assertBounded(
              ProjectionChoice.always(directions).of(vectors, DIMENSION).orElseThrow(), vectors);
        }
      }
    }
  }

  @Test
  void outlines_ofVectorsThatTheDirectionsSpan_haveHardlyARest() {
    float[] vectors = sample(0, 1);
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = i % DIMENSION < 5 ? vectors[i] : 0;
    }
    Projection projection = ProjectionChoice.always(5).of(vectors, DIMENSION).orElseThrow();
    assertBounded(projection, vectors);
    float[] outline = new float[projection.width()];
    projection.outline(vectors, 0, outline, 0);
    assertThat(outline[5]).isBetween(0f, 1e-6f);
  }

  @Test
  void outlines_bySlantedDirections_boundEveryProductToo() {
    float[] vectors = sample(1, 1);
    float[] slanted = ProjectionChoice.always(7).of(vectors, DIMENSION).orElseThrow().directions();
    for (int i = 0; i < slanted.length; i++) {
      slanted[i] += 1e-5f * random.nextFloat();
    }
    assertBounded(new Projection(DIMENSION, slanted), vectors);
  }

  @Test
  void directionsFarFromOrthonormal_areRefused() {
    float[] twice = new float[2 * DIMENSION];
    twice[0] = 1;
    twice[DIMENSION] = 1;
    assertThatIllegalArgumentException().isThrownBy(() -> new Projection(DIMENSION, twice));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Projection(DIMENSION, new float[DIMENSION + 1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Projection(DIMENSION, new float[DIMENSION]));
  }

  @Test
  void principalDirections_areTheAxesThatVectorsAreLongestAlong() {
    float[] leading = new PrincipalDirections(sample(3, 1), DIMENSION).leading(4);
    for (int i = 0; i < 3; i++) {
      assertThat(Math.abs(leading[i * DIMENSION + i])).isCloseTo(1, within(0.05f));
    }
    assertThat(dot(leading, 0, leading, DIMENSION, DIMENSION)).isCloseTo(0, within(1e-6));
  }

  @Test
  void principalDirections_ofFewerVectorsThanDirections_areOrthonormal() {
    float[] same = new float[3 * DIMENSION];
    Arrays.fill(same, 0.5f);
    float[] leading = new PrincipalDirections(same, DIMENSION).leading(DIMENSION);
    assertThat(new Projection(DIMENSION, leading).width()).isEqualTo(DIMENSION + 1);
  }

  @Test
  void whereItPays_isAlongFewDirectionsOnly() {
    assertThat(ProjectionChoice.WHERE_IT_PAYS.of(sample(0, 1), DIMENSION)).isEmpty();
    assertThat(ProjectionChoice.WHERE_IT_PAYS.of(sample(2, 1), DIMENSION)).isPresent();
    assertThat(ProjectionChoice.WHERE_IT_PAYS.of(new float[DIMENSION], DIMENSION)).isEmpty();
  }
}
