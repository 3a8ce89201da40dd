package dev.baito.local.stack;

import java.nio.file.Path;
import java.util.Map;

/** A launcher in a JVM of its own, to be killed. */
public final class StackLauncher {
  private StackLauncher() {}

  /** Starts a stack in the folder given first, of the project given second; then waits. */
  public static void main(String[] arguments) throws InterruptedException {
    LocalStack stack =
        LocalStack.start(
            options(Path.of(arguments[0]), Path.of(arguments[1])), System.out::println);
    if (arguments[2].equals("detach")) {
      stack.detach();
      return;
    }
    System.out.println("waiting");
    Thread.currentThread().join();
  }

  /** Returns options for a small stack of two workers. */
  static StackOptions options(Path state, Path project) {
    Map<String, String> settings =
        Map.of(
            "baito.local.ephemeral", "true",
            "baito.local.postgres-shared-buffers", "64MB",
            "baito.local.redis-max-memory", "64mb",
            "baito.local.worker-heap", "64m");
    return new StackOptions(state, 2, project, "baito", settings);
  }
}
