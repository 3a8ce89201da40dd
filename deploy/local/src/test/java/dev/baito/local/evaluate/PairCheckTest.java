package dev.baito.local.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.evaluate.Board.Job;
import dev.baito.local.evaluate.Board.User;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairCheckTest {
  @Test
  void everyPair_isCountedOnceByWhatKeepsItFromBeingHit() {
    Board board =
        new Board(
            Boards.AS_OF,
            List.of(
                new Job(1, "", "", "", true),
                new Job(2, "", "", "", false),
                new Job(3, "", "", "", true)),
            List.of(new User(1, "", "", List.of(Boards.viewed(2, 400)))));

    PairCheck check = PairCheck.of(Boards.heldOut(1, 1, 1, 2, 1, 3, 1, 4, 5, 1, 5, 9), board);

    assertThat(check).isEqualTo(new PairCheck(2, 6, 0, 2, 1, 1, 1));
  }
}
