package dev.baito.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Another program that answers each line it is given with one that begins with "= ". It ends with
 * its standard input, so also when this program is killed.
 */
final class ChildProgram implements AutoCloseable {
  private static final String ANSWER = "= ";
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(30);
  private static final Duration LONGEST_END = Duration.ofSeconds(20);
  private static final int LINES_SHOWN = 15;

  private final Path complaints;
  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader lines;
  private final ExecutorService reading =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

  /**
   * @param complaints the file that takes its standard error
   * @param environment added to that of this program
   */
  ChildProgram(List<String> command, Path complaints, Map<String, String> environment) {
    this.complaints = complaints;
    var builder = new ProcessBuilder(command).redirectError(complaints.toFile());
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.getFirst() + ": install it", e);
    }
    commands = process.outputWriter(UTF_8);
    lines = process.inputReader(UTF_8);
  }

  /** Returns what it says without being asked. */
  String answer() {
    Future<String> answer = reading.submit(this::read);
    try {
      return answer.get(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "no answer in " + LONGEST_ANSWER.toMinutes() + " minutes: give it less work", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("it ended without an answer: " + complaint(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns what it answers. */
  String ask(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("it has ended: " + complaint(), e);
    }
    return answer();
  }

  @Override
  public void close() {
    try {
      commands.close();
      if (!process.waitFor(LONGEST_END)) {
        process.destroyForcibly().waitFor(LONGEST_END);
      }
    } catch (IOException _) {
      process.destroyForcibly(); // it has ended, or does not read
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    reading.shutdownNow();
  }

  private String read() throws IOException {
    for (String line; (line = lines.readLine()) != null; ) {
      if (line.startsWith(ANSWER)) {
        return line.substring(ANSWER.length());
      }
    }
    throw new IOException("its output has ended");
  }

  private String complaint() {
    try {
      List<String> all = Files.readAllLines(complaints);
      return String.join("\n", all.subList(Math.max(0, all.size() - LINES_SHOWN), all.size()));
    } catch (IOException e) {
      return "and what it said cannot be read, " + e.getMessage();
    }
  }
}
