package dev.baito.benchmark;

import dev.baito.vectors.ScoringKernels;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baito bench}: the engine and its peers on the same work, in alternation. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the engine beside other ways of doing the same work, in alternation.",
      "Figures are CPU seconds, scaled to 10,000 users: least, median, greatest. Ratios are to the",
      "engine's, round by round. OpenBLAS, Spark and the loop know no filters, so they take part",
      "where every job is eligible. Needs Linux on x86-64, for OpenBLAS."
    })
final class BenchCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Option(names = "--users", defaultValue = "2000", description = "users (${DEFAULT-VALUE})")
  private int users;

  @Option(names = "--jobs", defaultValue = "100000", description = "jobs (${DEFAULT-VALUE})")
  private int jobs;

  @Option(
      names = "--dimensions",
      split = ",",
      defaultValue = "512",
      description = "components of each vector (${DEFAULT-VALUE})")
  private List<Integer> dimensions = List.of();

  @Option(
      names = "--shares",
      split = ",",
      description =
          "shares of the jobs that a user may get, about (1,0.1,0.01,0.001; 1 for a gate)")
  private List<Double> shares = List.of();

  @Option(
      names = "--spread",
      split = ",",
      defaultValue = "HARD",
      description = "how vectors are spread: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private List<WorkMaker.Spread> spreads = List.of();

  @Option(
      names = "--peers",
      split = ",",
      description =
          "who takes part: ${COMPLETION-CANDIDATES} (all but SPARK, which is heavy; SGEMM for a"
              + " gate)")
  private Set<Peer> peers = EnumSet.noneOf(Peer.class);

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "take jobs and users from files, encoded, instead of making them up: once as if each user"
              + " might get every job, once as they are; --jobs, --spread and --shares say nothing")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--threads", defaultValue = "1", description = "threads (${DEFAULT-VALUE})")
  private int threads;

  @Option(names = "--rounds", defaultValue = "5", description = "rounds (${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--gate",
      paramLabel = "RATIO",
      description =
          "fail where the engine's speed, with the best lists, is below so much of OpenBLAS's bare"
              + " multiplication")
  private Optional<Double> gate = Optional.empty();

  @Mixin private final WriteOptions write = new WriteOptions();

  /**
   * @param out takes figures
   * @param err takes what is to be known beside them
   */
  BenchCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    Optional<MarkedSection> target = write.section("engine");
    ScoringKernels kernels = ScoringKernels.calibrated();
    var report = new Report(out, "CPU s");
    report.conditions(
        "%s %s; %d users, threads: %d, rounds: %d."
            .formatted(Machine.description(), kernels, users, threads, rounds));
    boolean passed = true;
    for (Case each : cases()) {
      passed &= measure(each, kernels, report);
    }
    target.ifPresent(marked -> marked.replace(report.text()));
    return passed ? 0 : 1;
  }

  private boolean measure(Case each, ScoringKernels kernels, Report report) {
    Work work = each.maker().get();
    try (var ready = new Peers(work, kernels, each.everyJob(), threads, wanted(), err::println)) {
      double scale = Work.SCALED_TO_USERS / work.users().size();
      List<Comparison.Row> rows =
          new Comparison(ready.contenders(), Contender.Taken::cpuSeconds, scale).run(rounds);
      report.rows(each, ready.engine().eligible(), rows);
      return gate.isEmpty() || !each.everyJob() || new Gate(gate.get()).passes(each, rows, out);
    }
  }

  private List<Case> cases() {
    List<Double> chosen = shares;
    if (chosen.isEmpty()) {
      chosen = gate.isPresent() ? List.of(1.0) : List.of(1.0, 0.1, 0.01, 0.001);
    }
    return data.isPresent()
        ? Cases.real(data.get(), users, dimensions, gate.isPresent())
        : Cases.madeUp(jobs, users, spreads, dimensions, chosen);
  }

  private Set<Peer> wanted() {
    Set<Peer> chosen = peers.isEmpty() ? standard() : EnumSet.copyOf(peers);
    if (gate.isPresent()) {
      chosen.add(Peer.SGEMM);
    }
    return chosen;
  }

  private Set<Peer> standard() {
    return gate.isPresent() ? EnumSet.of(Peer.SGEMM) : EnumSet.complementOf(EnumSet.of(Peer.SPARK));
  }
}
