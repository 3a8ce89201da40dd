package dev.baito.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baito test}: the launcher script does it, since it needs a build, not this program. */
@Command(
    name = "test",
    sortOptions = false,
    header = "Build everything and run every test, as the project's checks do.",
    description = {
      "",
      "The same as 'mvn verify' with the right JDK; further arguments go to Maven.",
      ""
    },
    footer = {"", "Example:", "  ./baito test -pl matching-core"})
final class TestCommand implements Callable<Integer> {
  @Mixin final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    throw Usage.error("call it through the launcher script: ./baito test");
  }
}
