package dev.baito.local.evaluate;

import static dev.baito.local.evaluate.Boards.applied;
import static dev.baito.local.evaluate.Boards.collect;
import static dev.baito.local.evaluate.Boards.viewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.evaluate.Board.Acted;
import dev.baito.local.evaluate.Board.Job;
import dev.baito.local.evaluate.Board.User;
import dev.baito.run.SeenPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private static final Duration WINDOW = Duration.ofDays(30);
  private static final BaselineSettings ANY = new BaselineSettings(3, SeenPolicy.ANY, WINDOW);
  private static final BaselineSettings APPLIED =
      new BaselineSettings(3, SeenPolicy.APPLIED, WINDOW);

  private static final List<Job> JOBS =
      List.of(
          new Job(10, "Night Nurse", "", "tokyo", true),
          new Job(11, "Day nurse, children", "", "osaka", true),
          new Job(12, "Cook", "", "tokyo", true),
          new Job(13, "Nurse", "", "tokyo", false),
          new Job(14, "Night porter", "", "", true));

  private static Board board(User... users) {
    return new Board(Boards.AS_OF, JOBS, List.of(users));
  }

  private static User user(long id, String city, String keywords, Acted... acted) {
    return new User(id, city, keywords, List.of(acted));
  }

  @Test
  void popularity_ranksOpenJobsByUsersWithinTheWindow_smallerIdFirst() {
    Board board =
        board(
            user(1, "", "", viewed(1, 1), viewed(2, 1), viewed(3, 1)),
            user(2, "", "", viewed(2, 29), viewed(3, 2)),
            user(3, "", "", viewed(1, 3), viewed(4, 30)), // 30 days ago is out of the window
            user(4, "", ""));

    assertThat(collect(new Popularity(board, ANY)))
        .isEqualTo(Map.of(2L, List.of(11L), 3L, List.of(12L), 4L, List.of(11L, 12L)));
  }

  @Test
  void popularity_excludeSeenApplied_leavesOutApplicationsOnly() {
    Board board =
        board(user(1, "", "", viewed(0, 1), applied(1, 1)), user(2, "", "", viewed(1, 1)));

    assertThat(collect(new Popularity(board, APPLIED)))
        .isEqualTo(Map.of(1L, List.of(10L), 2L, List.of(11L, 10L)));
  }

  @Test
  void applications_areLeftOutHoweverOld() {
    Board board = board(user(1, "tokyo", "", applied(0, 900)));

    assertThat(collect(new CityAndTitle(board, APPLIED))).isEqualTo(Map.of(1L, List.of(12L)));
  }

  @Test
  void cityAndTitle_cityComesFirst_thenWords_thenTheSmallerId() {
    Board board = board(user(1, "tokyo", "NURSE night"), user(2, "", "night nurse"));

    assertThat(collect(new CityAndTitle(board, ANY)))
        .isEqualTo(Map.of(1L, List.of(10L, 12L, 11L), 2L, List.of(10L, 11L, 14L)));
  }

  @Test
  void cityAndTitle_takesWordsOfJobsActedOnWithinTheWindow() {
    Board board =
        board(user(1, "", "", viewed(3, 2)), user(2, "", "", viewed(3, 31)), user(3, "", ""));

    assertThat(collect(new CityAndTitle(board, ANY))).isEqualTo(Map.of(1L, List.of(10L, 11L)));
  }

  @Test
  void lists_areNoLongerThanAskedFor() {
    BaselineSettings one = new BaselineSettings(1, SeenPolicy.ANY, WINDOW);
    Board board = board(user(1, "tokyo", "night"), user(2, "", "", viewed(0, 1), viewed(1, 1)));

    assertThat(collect(new CityAndTitle(board, one))).containsEntry(1L, List.of(10L));
    assertThat(collect(new Popularity(board, one))).containsEntry(1L, List.of(10L));
  }

  @Test
  void titleWords_areRunsOfOneScriptInLowerCase() {
    assertThat(TitleWords.of("Server/Host - CAFÉ No.5 (5am)"))
        .containsExactly("server", "host", "café", "no", "5", "5am");
    assertThat(TitleWords.of("【未経験歓迎】キッチンスタッフの調理補助"))
        .containsExactly("未経験歓迎", "キッチンスタッフ", "の", "調理補助");
    assertThat(TitleWords.of("コーヒー2号店")).containsExactly("コーヒー2", "号店");
    assertThat(TitleWords.of(" -- ")).isEmpty();
  }
}
