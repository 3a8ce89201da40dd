package dev.baito.matching;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.messages.UserOutcome;
import dev.baito.ranking.CappedTopK;
import dev.baito.ranking.Selection;
import dev.baito.ranking.TopK;
import dev.baito.run.MatchSettings;
import dev.baito.scoring.UserVectors;
import dev.baito.user.Behavior;
import dev.baito.user.UserInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Works out the rules and vectors of a batch's users, before the first block is scanned. */
final class UserPreparation {
  private final PreparedCatalogue catalogue;
  private final MatchSettings settings;
  private final Instant asOf;
  private final UserVectors vectors;
  private final MatchClock clock;

  UserPreparation(
      PreparedCatalogue catalogue, MatchSettings settings, Instant asOf, MatchClock clock) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.asOf = asOf;
    this.clock = clock;
    vectors = catalogue.userVectors(settings, asOf);
  }

  List<PreparedUser> prepare(List<UserInput> users, BlockSource blocks) {
    List<List<Behavior>> behaviors = users.stream().map(vectors::contributing).toList();
    UserVectors.JobVectors jobVectors =
        GatheredVectors.of(
            catalogue.header(),
            blocks,
            behaviors.stream().flatMap(List::stream).mapToLong(Behavior::jobId));
    List<PreparedUser> prepared = new ArrayList<>(users.size());
    for (int i = 0; i < users.size(); i++) {
      prepared.add(prepare(users.get(i), behaviors.get(i), jobVectors));
    }
    return prepared;
  }

  private PreparedUser prepare(
      UserInput user, List<Behavior> behaviors, UserVectors.JobVectors jobVectors) {
    try {
      long start = System.nanoTime();
      var rules = catalogue.rules().of(user, settings, asOf);
      long ruled = System.nanoTime();
      clock.addFiltering(ruled - start);
      var vector =
          new UserVector(
              vectors.of(user.profile(), behaviors, jobVectors), catalogue.header().projection());
      clock.addScoring(System.nanoTime() - ruled);
      return new PreparedUser.Ready(user.profile().userId(), rules, vector, selection());
    } catch (BaitoException e) {
      return unscorable(user, e.code(), e);
    } catch (RuntimeException e) {
      return unscorable(user, ErrorCode.USER_UNSCORABLE, e);
    }
  }

  private Selection selection() {
    return settings.capped()
        ? new CappedTopK(settings.topK(), settings.maxPerEmployer(), settings.maxPerCategory())
        : new TopK(settings.topK());
  }

  private static PreparedUser unscorable(UserInput user, ErrorCode code, RuntimeException e) {
    return new PreparedUser.Unscorable(
        new UserOutcome.Failed(
            user.profile().userId(), code.text(), String.valueOf(e.getMessage())));
  }
}
