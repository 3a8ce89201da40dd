package dev.baito.benchmark;

import dev.baito.matching.ScanPlan;
import dev.baito.vectors.ScoringKernels;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baito bench threads}: what more threads of the engine gain. */
@Command(
    name = "threads",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the engine with several threads beside itself with one, in alternation, by the",
      "clock. Figures are seconds, scaled to 10,000 users: least, median, greatest."
    })
final class ThreadsCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private final WriteOptions write = new WriteOptions();

  @Option(names = "--users", defaultValue = "4000", description = "users (${DEFAULT-VALUE})")
  private int users;

  @Option(names = "--jobs", defaultValue = "100000", description = "jobs (${DEFAULT-VALUE})")
  private int jobs;

  @Option(
      names = "--dimension",
      defaultValue = "512",
      description = "components of each vector (${DEFAULT-VALUE})")
  private int dimension;

  @Option(
      names = "--shares",
      split = ",",
      defaultValue = "1,0.01",
      description = "shares of the jobs that a user may get, about (${DEFAULT-VALUE})")
  private List<Double> shares = List.of();

  @Option(names = "--threads", description = "threads (as many as there are processors)")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--rounds", defaultValue = "5", description = "rounds (${DEFAULT-VALUE})")
  private int rounds;

  ThreadsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    Optional<MarkedSection> target = write.section("threads");
    ScoringKernels kernels = ScoringKernels.calibrated();
    int all = threads.orElseGet(Runtime.getRuntime()::availableProcessors);
    var report = new Report(out, "s");
    report.conditions(
        "%s %s; %d users, rounds: %d.".formatted(Machine.description(), kernels, users, rounds));
    for (Case each :
        Cases.madeUp(jobs, users, List.of(WorkMaker.Spread.HARD), List.of(dimension), shares)) {
      Work work = each.maker().get();
      var several = new Engine(work, kernels, ScanPlan.CHEAPEST, all);
      var one = new Engine(work, kernels, ScanPlan.CHEAPEST, 1);
      double scale = Work.SCALED_TO_USERS / work.users().size();
      var comparison = new Comparison(List.of(several, one), Contender.Taken::seconds, scale);
      List<Comparison.Row> rows = comparison.run(rounds);
      report.rows(each, several.eligible(), rows);
    }
    target.ifPresent(marked -> marked.replace(report.text()));
    return 0;
  }
}
