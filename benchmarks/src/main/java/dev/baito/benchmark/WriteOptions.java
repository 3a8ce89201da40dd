package dev.baito.benchmark;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where figures go beside the screen. */
final class WriteOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "put the figures into a file, between <!-- bench:NAME --> and <!-- /bench -->")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--section",
      paramLabel = "NAME",
      description = "the NAME of the section to write (engine, kernels or threads)")
  private Optional<String> name = Optional.empty();

  /**
   * Returns the section to write, made sure of.
   *
   * @param standard its name where none is given
   */
  Optional<MarkedSection> section(String standard) {
    Optional<MarkedSection> section =
        file.map(path -> new MarkedSection(path, name.orElse(standard)));
    try {
      section.ifPresent(MarkedSection::require);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    return section;
  }
}
