package dev.baito.benchmark;

import dev.baito.matching.ScanPlan;
import dev.baito.vectors.ScoringKernels;
import java.util.ArrayList;
import java.util.List;

/** Measures. */
public final class Main {
  public static void main(String[] args) {
    int jobs = Integer.getInteger("jobs", 100_000);
    int users = Integer.getInteger("users", 1_000);
    int threads = Integer.getInteger("threads", 1);
    int rounds = Integer.getInteger("rounds", 3);
    double share = Double.parseDouble(System.getProperty("share", "1"));
    int dimension = Integer.getInteger("dimension", 512);
    var spread = WorkMaker.Spread.valueOf(System.getProperty("spread", "HARD"));
    Work work = new WorkMaker(jobs, users, dimension, spread, share).make();
    ScoringKernels kernels = ScoringKernels.calibrated();
    System.out.println(kernels);
    List<Contender> contenders = new ArrayList<>();
    for (String plan : List.of(System.getProperty("plans", "CHEAPEST").split(",", -1))) {
      contenders.add(new Engine(work, kernels, ScanPlan.valueOf(plan), threads));
    }
    if (Boolean.getBoolean("sgemm")) {
      contenders.add(new Sgemm(work, threads));
    }
    if (Boolean.getBoolean("naive")) {
      contenders.add(new Naive(work, 20));
    }
    double gflop = 2.0 * work.pairs() * dimension / 1e9;
    for (int i = 0; i < rounds; i++) {
      for (Contender contender : contenders) {
        var taken = contender.run();
        System.out.printf(
            "%-24s %.3f s, %.3f cpu s, %.1f GFLOP/s%n",
            contender.name(), taken.seconds(), taken.cpuSeconds(), gflop / taken.cpuSeconds());
        if (contender instanceof Engine engine && i == rounds - 1) {
          System.out.println(engine.counters());
        }
      }
    }
  }
}
