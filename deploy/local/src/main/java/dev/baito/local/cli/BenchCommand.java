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
      "Makes up users and jobs, or takes those of a folder, and does the same work with the engine,",
      "OpenBLAS, Faiss, Spark MLlib and a plain loop, in alternation; prints CPU seconds and their",
      "ratios. Needs no server, but Linux on x86-64; Faiss takes part where it is installed.",
      "  --users=N --jobs=N          how many (2,000 and 100,000)",
      "  --dimensions=N,...          components of each vector (512)",
      "  --shares=X,...              shares of the jobs that a user may get (1,0.1,0.01,0.001)",
      "  --spread=EASY,HARD          how vectors are spread (HARD)",
      "  --data=FOLDER               jobs and users of files instead, encoded",
      "  --peers=PEER,...            of PLANS, SGEMM, NAIVE, FAISS, SPARK (all but SPARK)",
      "  --threads=N --rounds=N      (1 and 5)",
      "  --write=FILE --section=NAME puts the table between <!-- bench:NAME --> and <!-- /bench -->",
      "  --gate=RATIO                fails where the engine's speed is below RATIO times OpenBLAS's",
      "'bench kernels' measures the kernels by themselves, with JMH.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baito bench --users=500 --shares=1,0.01 --rounds=3",
      "  ./baito bench --gate=0.85 --users=1000 --jobs=50000"
    })
final class BenchCommand implements Callable<Integer> {
  @Mixin final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    throw Usage.error("call it through the launcher script: ./baito bench");
  }
}
