package dev.baito.local.cli;

import java.nio.file.Path;

/** What the launcher script starts. */
public final class Main {
  private Main() {}

  /**
   * Runs a command and ends with its exit code. Properties: {@code baito.home} is the folder of the
   * project, {@code baito.terminal} says whether standard error is a terminal.
   */
  public static void main(String[] arguments) {
    Console console =
        new Console(System.out, System.err, Boolean.getBoolean("baito.terminal"), System::nanoTime);
    Path project = Path.of(System.getProperty("baito.home", "")).toAbsolutePath().normalize();
    // Ctrl-C and SIGTERM: what fails from now on fails because everything is being stopped.
    Thread muting = new Thread(console::mute, "mute");
    Runtime.getRuntime().addShutdownHook(muting);
    int code =
        Baito.commandLine(new Context(console, project), System.getProperties(), System.getenv())
            .execute(arguments);
    System.exit(code);
  }
}
