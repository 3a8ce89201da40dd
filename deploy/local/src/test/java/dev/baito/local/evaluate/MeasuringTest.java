package dev.baito.local.evaluate;

import static dev.baito.local.evaluate.Boards.heldOut;
import static dev.baito.local.evaluate.Boards.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.baito.local.evaluate.Board.Job;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MeasuringTest {
  private static final double EXACT = 1e-12;
  private static final long[] TEN_JOBS = LongStream.rangeClosed(1, 10).toArray();

  @Test
  void hitsAtKnownRanks_giveTheFiguresComputedByHand() throws IOException {
    // User 1 at rank 1, user 2 at rank 3, user 3 not at all and user 4 without a list.
    HeldOut heldOut = heldOut(1, 5, 2, 7, 3, 9, 4, 1);
    Lists lists =
        taker -> {
          taker.take(1, new long[] {5, 6});
          taker.take(2, new long[] {1, 2, 7});
          taker.take(3, new long[] {1, 2, 3});
        };

    Quality quality = Measuring.of(lists, plain(TEN_JOBS, 1, 2, 3, 4), heldOut);

    assertThat(quality.hits()).isEqualTo(2);
    assertThat(quality.lists()).isEqualTo(3);
    assertThat(quality.recall().mean()).isEqualTo(2.0 / 4, within(EXACT));
    assertThat(quality.ndcg().mean()).isEqualTo((1 + 1.0 / 2) / 4, within(EXACT));
    assertThat(quality.reciprocalRank().mean()).isEqualTo((1 + 1.0 / 3) / 4, within(EXACT));
    assertThat(quality.coverage()).isEqualTo(6.0 / 10, within(EXACT));
  }

  @Test
  void severalPairsOfAUser_countEachByItself() throws IOException {
    HeldOut heldOut = heldOut(1, 1, 1, 2, 1, 3, 2, 4);
    Lists lists = taker -> taker.take(1, new long[] {2, 9, 8, 1});

    Quality quality = Measuring.of(lists, plain(TEN_JOBS, 1, 2), heldOut);

    assertThat(quality.recall().mean()).isEqualTo(2.0 / 4, within(EXACT));
    assertThat(quality.ndcg().mean()).isEqualTo((1 + Math.log(2) / Math.log(5)) / 4, within(EXACT));
    assertThat(quality.reciprocalRank().mean()).isEqualTo((1 + 1.0 / 4) / 4, within(EXACT));
  }

  @Test
  void perfectLists_areOneThroughout() throws IOException {
    Lists lists =
        taker -> {
          for (long user : TEN_JOBS) {
            taker.take(user, new long[] {user});
          }
        };
    long[] pairs = LongStream.of(TEN_JOBS).flatMap(id -> LongStream.of(id, id)).toArray();

    Quality quality = Measuring.of(lists, plain(TEN_JOBS, TEN_JOBS), heldOut(pairs));

    Estimate one = new Estimate(1, 1, 1);
    assertThat(quality).isEqualTo(new Quality(10, 10, one, one, one, 1, 1));
  }

  @Test
  void noLists_areZeroThroughout() throws IOException {
    Quality quality = Measuring.of(_ -> {}, plain(TEN_JOBS, 1), heldOut(1, 1));

    Estimate zero = new Estimate(0, 0, 0);
    assertThat(quality).isEqualTo(new Quality(0, 0, zero, zero, zero, 0, 0));
  }

  @Test
  void orderOfAList_movesNdcgAndMrr_andNothingElse() throws IOException {
    long seed = 20260501;
    Random random = new Random(seed);
    Board board = plain(TEN_JOBS, 1);
    HeldOut heldOut = heldOut(1, 3);
    Quality first =
        Measuring.of(taker -> taker.take(1, new long[] {3, 1, 2, 4, 5}), board, heldOut);
    for (int i = 0; i < 50; i++) {
      List<Long> order = new ArrayList<>(List.of(1L, 2L, 3L, 4L, 5L));
      Collections.shuffle(order, random);
      long[] shuffled = order.stream().mapToLong(Long::longValue).toArray();
      int rank = order.indexOf(3L) + 1;

      Quality quality = Measuring.of(taker -> taker.take(1, shuffled), board, heldOut);

      assertThat(quality.recall()).as("seed %d", seed).isEqualTo(first.recall());
      assertThat(quality.coverage()).isEqualTo(first.coverage());
      assertThat(quality.employerDiversity()).isEqualTo(first.employerDiversity());
      assertThat(quality.reciprocalRank().mean()).isEqualTo(1.0 / rank, within(EXACT));
      assertThat(quality.ndcg().mean())
          .isEqualTo(Math.log(2) / Math.log(1 + rank), within(EXACT))
          .isLessThanOrEqualTo(first.ndcg().mean());
    }
  }

  @Test
  void orderOfTheLists_changesNothing() throws IOException {
    Board board = plain(TEN_JOBS, 1, 2);
    HeldOut heldOut = heldOut(1, 3, 2, 4, 2, 5);
    Lists there =
        taker -> {
          taker.take(1, new long[] {3, 1});
          taker.take(2, new long[] {2, 5});
        };
    Lists andBack =
        taker -> {
          taker.take(2, new long[] {2, 5});
          taker.take(1, new long[] {3, 1});
        };

    assertThat(Measuring.of(there, board, heldOut))
        .isEqualTo(Measuring.of(andBack, board, heldOut));
  }

  @Test
  void coverage_countsJobsOnce_andOpenOnesOnly() throws IOException {
    Board board =
        new Board(
            Boards.AS_OF,
            List.of(
                new Job(1, "", "", "", true),
                new Job(2, "", "", "", true),
                new Job(3, "", "", "", true),
                new Job(4, "", "", "", false)),
            List.of());
    Lists lists =
        taker -> {
          taker.take(1, new long[] {1, 2});
          taker.take(2, new long[] {2, 1});
        };

    assertThat(Measuring.of(lists, board, heldOut(1, 1)).coverage())
        .isEqualTo(2.0 / 3, within(EXACT));
  }

  @Test
  void employerDiversity_isTheMeanOverLists_unnamedEmployersCountOneEach() throws IOException {
    Board board =
        new Board(
            Boards.AS_OF,
            List.of(
                new Job(1, "", "a", "", true),
                new Job(2, "", "a", "", true),
                new Job(3, "", "", "", true),
                new Job(4, "", "", "", true)),
            List.of());
    Lists lists =
        taker -> {
          taker.take(1, new long[] {1, 2}); // 1 of 2
          taker.take(2, new long[] {1, 2, 3, 4}); // 3 of 4
        };

    assertThat(Measuring.of(lists, board, heldOut(9, 1)).employerDiversity())
        .isEqualTo((1.0 / 2 + 3.0 / 4) / 2, within(EXACT));
  }

  @Test
  void listWithAJobThatIsNotThere_isRefused() {
    assertThatThrownBy(() ->
            Measuring.of(
                taker -> taker.take(1, new long[] {11}), plain(TEN_JOBS, 1), heldOut(1, 1)))
        .hasMessageContaining("job 11");
  }
}
