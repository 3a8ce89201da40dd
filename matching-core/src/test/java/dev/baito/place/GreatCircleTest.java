package dev.baito.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GreatCircleTest {
  private static final double QUARTER_KM = Math.PI / 2 * GreatCircle.EARTH_RADIUS_KM;

  @Test
  void distance_ofAPlaceToItself_isZero() {
    assertThat(GreatCircle.distanceKm(43.06, 141.35, 43.06, 141.35)).isZero();
  }

  @Test
  void distance_poleToEquatorAndPole_isAQuarterAndAHalf() {
    assertThat(GreatCircle.distanceKm(90, 17, 0, -120)).isCloseTo(QUARTER_KM, within(1e-9));
    assertThat(GreatCircle.distanceKm(90, 17, -90, -120)).isCloseTo(2 * QUARTER_KM, within(1e-9));
  }

  @Test
  void distance_poleByAnyLongitude_isZero() {
    assertThat(GreatCircle.distanceKm(90, 0, 90, 180)).isCloseTo(0, within(1e-9));
  }

  @Test
  void distance_acrossTheDateLine_isShort() {
    assertThat(GreatCircle.distanceKm(0, 179.99, 0, -179.99))
        .isCloseTo(QUARTER_KM / 90 * 0.02, within(1e-9));
    assertThat(GreatCircle.distanceKm(10, 180, 10, -180)).isCloseTo(0, within(1e-9));
  }

  @Test
  void distance_antipodes_isHalfTheCircumferenceAndANumber() {
    var random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      double latitude = random.nextDouble() * 180 - 90;
      double longitude = random.nextDouble() * 180 - 180;
      assertThat(GreatCircle.distanceKm(latitude, longitude, -latitude, longitude + 180))
          .isCloseTo(2 * QUARTER_KM, within(1e-3));
    }
  }

  @Test
  void distance_anyTwoPlaces_isSymmetricAndThatOfTheChord() {
    var random = new Random(4);
    for (int i = 0; i < 10_000; i++) {
      double latitude1 = random.nextDouble() * 180 - 90;
      double longitude1 = random.nextDouble() * 360 - 180;
      double latitude2 = latitude1 + random.nextGaussian() * 0.01 * (i % 1000);
      latitude2 = Math.clamp(latitude2, -90.0, 90.0);
      double longitude2 = random.nextDouble() * 360 - 180;
      double km = GreatCircle.distanceKm(latitude1, longitude1, latitude2, longitude2);
      assertThat(GreatCircle.distanceKm(latitude2, longitude2, latitude1, longitude1))
          .isEqualTo(km);
      assertThat(km).isCloseTo(byChord(latitude1, longitude1, latitude2, longitude2), within(1e-3));
    }
  }

  /** The straight way through the Earth, in three dimensions, bent over its surface. */
  private static double byChord(
      double latitude1, double longitude1, double latitude2, double longitude2) {
    double[] a = position(latitude1, longitude1);
    double[] b = position(latitude2, longitude2);
    double chord = Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    return 2 * GreatCircle.EARTH_RADIUS_KM * Math.asin(Math.min(1, chord / 2));
  }

  private static double[] position(double latitude, double longitude) {
    double phi = Math.toRadians(latitude);
    double lambda = Math.toRadians(longitude);
    return new double[] {
      Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)
    };
  }
}
