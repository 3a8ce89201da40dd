package dev.baito.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baito.vectors.PricedTile;
import dev.baito.vectors.TileKernel;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatingTest {
  private static final TileKernel WIDE = new Shape(24);
  private static final TileKernel NARROW = new Shape(16);
  private static final Seating SEATING =
      new Seating(List.of(new PricedTile(WIDE, 2.3), new PricedTile(NARROW, 1.6)));

  @Test
  void panels_ofAHundredUsers_leaveFewSeatsEmpty() {
    assertThat(SEATING.panels(100)).containsExactlyInAnyOrder(WIDE, WIDE, WIDE, NARROW, NARROW);
    assertThat(SEATING.nanos(100)).isCloseTo(3 * 2.3 + 2 * 1.6, within(1e-9));
  }

  @Test
  void panels_askedForFewerThanBefore_areThoseOfTheFewer() {
    assertThat(SEATING.panels(40)).containsExactlyInAnyOrder(WIDE, NARROW);
    assertThat(SEATING.panels(1)).containsExactly(NARROW);
    assertThat(SEATING.panels(0)).isEmpty();
    assertThat(SEATING.nanos(0)).isZero();
  }

  @Test
  void panels_anyNumberOfUsers_seatAllOfThem() {
    for (int users = 1; users < 200; users++) {
      assertThat(SEATING.panels(users).stream().mapToInt(TileKernel::users).sum())
          .isBetween(users, users + NARROW.users() - 1);
    }
  }

  /** Only as wide as it says. */
  private record Shape(int users) implements TileKernel {
    @Override
    public int rows() {
      return 1;
    }

    @Override
    public boolean reach(
        float[] panel,
        int dimension,
        float[] rows,
        int offset,
        float[] statics,
        int staticOffset,
        float[] thresholds,
        long[] lanes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String name() {
      return "shape of " + users;
    }
  }
}
