package dev.baito.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baito bench}: the launcher script does it, since it needs a build, not this program. */
@Command(
    name = "bench",
    sortOptions = false,
    header = "Measure the engine beside other ways of doing the same work.",
    description = {
      "",
      "Makes up users and jobs, and does the same work with the engine, OpenBLAS and a plain loop,",
      "in alternation; prints CPU seconds and their ratios. Needs no server, but Linux on x86-64.",
      "  --users=N --jobs=N          how many (2,000 and 100,000)",
      "  --dimensions=N,...          components of each vector (512)",
      "  --shares=X,...              shares of the jobs that a user may get (1,0.1,0.01,0.001)",
      "  --spread=EASY|HARD          how vectors are spread (HARD)",
      "  --threads=N --rounds=N      (1 and 5)",
      ""
    },
    footer = {"", "Example:", "  ./baito bench --users=500 --shares=1,0.01 --rounds=3"})
final class BenchCommand implements Callable<Integer> {
  @Mixin final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    throw Usage.error("call it through the launcher script: ./baito bench");
  }
}
