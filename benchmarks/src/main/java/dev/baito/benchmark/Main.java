package dev.baito.benchmark;

import picocli.CommandLine;

/** Starts the benchmarks. */
public final class Main {
  private Main() {}

  /** Runs {@link BenchCommand}; the exit code is 0 if all was measured. */
  public static void main(String[] args) {
    var bench = new CommandLine(new BenchCommand(System.out, System.err));
    bench.addSubcommand(new KernelsCommand(System.out));
    bench.addSubcommand(new ThreadsCommand(System.out));
    bench.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(bench.execute(args));
  }
}
