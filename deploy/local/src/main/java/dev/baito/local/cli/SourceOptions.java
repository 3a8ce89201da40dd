package dev.baito.local.cli;

import dev.baito.local.generate.GeneratorSettings;
import dev.baito.vectors.Embedding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where the users and jobs of a run come from. */
final class SourceOptions {
  private static final Set<String> GENERATING =
      Set.of("--generate", "--generate-vectors", "--seed");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      order = 1,
      description =
          "Folder with cities.csv, jobs.csv, users.csv and, optionally, behaviors.csv; each may be"
              + " packed as .csv.gz.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--generate",
      paramLabel = "USERSxJOBS",
      order = 2,
      defaultValue = "10000x100000",
      converter = Size.Converter.class,
      description =
          "Without --data: make that many users and jobs in real Japanese municipalities."
              + " Default: ${DEFAULT-VALUE}.")
  private Size size = new Size(0, 0);

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 3,
      defaultValue = "1",
      description =
          "What generated data comes from: equal seeds give equal bytes."
              + " Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--generate-vectors",
      paramLabel = "N",
      order = 4,
      description =
          "Give generated jobs and users vectors of this length, a multiple of 8 up to 2048."
              + " Default: none, the built-in encoder makes them from texts and places.")
  private Optional<Integer> vectors = Optional.empty();

  /** Where data comes from. */
  sealed interface Source {
    /** Files of the user's own. */
    record Files(Path folder) implements Source {}

    /** Made up. */
    record Generated(GeneratorSettings settings) implements Source {}
  }

  /** Returns the source that the options name. */
  Source source(CommandSpec command, Optional<Instant> asOf) {
    var given = command.commandLine().getParseResult();
    boolean generated = GENERATING.stream().anyMatch(given::hasMatchedOption);
    if (given.hasMatchedOption("--data") && generated) {
      throw Usage.error(
          "--data and --generate (or --generate-vectors, --seed) exclude each other: choose one");
    }
    if (data.isPresent() && !generated) {
      return new Source.Files(data.get());
    }
    vectors.ifPresent(SourceOptions::requireDimension);
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    return new Source.Generated(
        new GeneratorSettings(
            size.users(),
            size.jobs(),
            seed,
            asOf.orElse(GeneratorSettings.DEFAULT_AS_OF),
            vectors.map(OptionalInt::of).orElseGet(OptionalInt::empty),
            threads));
  }

  private static void requireDimension(int dimension) {
    if (dimension < Embedding.LANES
        || dimension > Embedding.MAX_DIMENSION
        || dimension % Embedding.LANES != 0) {
      throw Usage.error(
          "--generate-vectors must be a multiple of 8 from 8 to 2048, not " + dimension);
    }
  }
}
