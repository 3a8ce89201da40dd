package dev.baito.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LocationOrderTest {
  @Test
  void of_corners_areTheEndsOfTheCurve() {
    assertThat(LocationOrder.of(-90, -180)).isZero();
    assertThat(LocationOrder.of(90, 180)).isEqualTo((1L << 62) - 1);
  }

  @Test
  void of_anyPlace_isNotNegative() {
    var random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      assertThat(LocationOrder.of(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180))
          .isBetween(0L, (1L << 62) - 1);
    }
  }

  @Test
  void of_quadrants_followOneAnother() {
    long southWest = LocationOrder.of(-1e-6, -1e-6);
    long southEast = LocationOrder.of(-90, 0);
    long northWest = LocationOrder.of(0, -180);
    long northEast = LocationOrder.of(0, 0);
    assertThat(southWest).isLessThan(southEast);
    assertThat(LocationOrder.of(-1e-6, 180)).isLessThan(northWest);
    assertThat(LocationOrder.of(90, -1e-6)).isLessThan(northEast);
  }

  @Test
  void of_bits_comeFromLatitudeAndLongitudeInTurn() {
    var random = new Random(2);
    for (int i = 0; i < 1_000; i++) {
      long y = random.nextInt() & 0x7FFFFFFF;
      long x = random.nextInt() & 0x7FFFFFFF;
      long expected = 0;
      for (int bit = 0; bit < 31; bit++) {
        expected |= (y >> bit & 1) << (2 * bit + 1) | (x >> bit & 1) << (2 * bit);
      }
      // The middle of a cell, far from where rounding could move it to the next one.
      double latitude = (y + 0.5) / (1L << 31) * 180 - 90;
      double longitude = (x + 0.5) / (1L << 31) * 360 - 180;
      assertThat(LocationOrder.of(latitude, longitude)).isEqualTo(expected);
    }
  }
}
