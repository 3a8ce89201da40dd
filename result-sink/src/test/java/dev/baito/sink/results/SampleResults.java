package dev.baito.sink.results;

import dev.baito.messages.BatchStatistics;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.UserOutcome;
import java.util.List;

/** Match results for tests. */
public final class SampleResults {
  public static final long GENERATION = 3;
  public static final long REVISION = 11;
  public static final String STATISTICS = "{\"any\":\"thing\"}";

  private SampleResults() {}

  /** Returns a decoded message of the generation and revision above. */
  static Received result(long run, int batch, UserOutcome... outcomes) {
    return new Received(message(run, batch, GENERATION, REVISION, List.of(outcomes)), STATISTICS);
  }

  /** Returns a message as a worker sends it. */
  public static MatchResult message(
      long run, int batch, long generation, long revision, List<UserOutcome> outcomes) {
    var tier = new BatchStatistics.Tier(5, 1, 4096);
    return new MatchResult(
        MessageCodec.VERSION,
        run,
        batch,
        generation,
        revision,
        "worker-1",
        outcomes,
        new BatchStatistics(
            1000,
            100,
            90,
            10,
            12.5,
            1.25,
            .5,
            2,
            3,
            .75,
            .1,
            BatchStatistics.Pairs.NONE,
            new BatchStatistics.Caches(
                tier, tier, BatchStatistics.Tier.NONE, BatchStatistics.Tier.NONE),
            new BatchStatistics.ProcessState(.5, 64, 0, 2)));
  }
}
