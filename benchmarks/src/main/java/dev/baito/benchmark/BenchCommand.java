package dev.baito.benchmark;

import dev.baito.matching.ScanPlan;
import dev.baito.vectors.ScoringKernels;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code baito bench}: the engine and its peers on the same work, in alternation. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the engine beside other ways of doing the same work, in alternation.",
      "Figures are CPU seconds of the process, scaled to 10,000 users; ratios are to the engine's,",
      "round by round. OpenBLAS and the loop know no filters, so they take part where every job is",
      "eligible. Needs Linux on x86-64, for OpenBLAS."
    })
final class BenchCommand implements Callable<Integer> {
  private static final double SCALED_TO_USERS = 10_000;
  private static final int NAIVE_USERS = 20;

  private final PrintStream out;

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
      defaultValue = "1,0.1,0.01,0.001",
      description = "shares of the jobs that a user may get, about (${DEFAULT-VALUE})")
  private List<Double> shares = List.of();

  @Option(
      names = "--spread",
      defaultValue = "HARD",
      description = "how vectors are spread: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private WorkMaker.Spread spread = WorkMaker.Spread.HARD;

  @Option(names = "--threads", defaultValue = "1", description = "threads (${DEFAULT-VALUE})")
  private int threads;

  @Option(names = "--rounds", defaultValue = "5", description = "rounds (${DEFAULT-VALUE})")
  private int rounds;

  BenchCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    ScoringKernels kernels = ScoringKernels.calibrated();
    out.printf("%s; %d threads%n%n", kernels, threads);
    for (int dimension : dimensions) {
      for (double share : shares) {
        Work work = new WorkMaker(jobs, users, dimension, spread, share).make();
        Comparison comparison = new Comparison(contenders(work, kernels, share));
        comparison.run(rounds);
        out.printf(
            "%,d users x %,d jobs, dimension %d, %s vectors, share %s%n",
            users, jobs, dimension, spread, share);
        comparison.print(out, SCALED_TO_USERS / users);
      }
    }
    return 0;
  }

  private List<Contender> contenders(Work work, ScoringKernels kernels, double share) {
    List<Contender> contenders = new ArrayList<>();
    contenders.add(new Engine(work, kernels, ScanPlan.CHEAPEST, threads));
    if (share >= 1) {
      contenders.add(new Sgemm(work, threads));
      contenders.add(new Naive(work, NAIVE_USERS));
    } else {
      contenders.add(new Engine(work, kernels, ScanPlan.SPARSE, threads));
      contenders.add(new Engine(work, kernels, ScanPlan.PANELS, threads));
    }
    return contenders;
  }
}
