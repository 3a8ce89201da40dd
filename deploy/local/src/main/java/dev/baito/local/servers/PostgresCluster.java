package dev.baito.local.servers;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.process.ProcessGroup;
import dev.baito.local.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The data folder of a PostgreSQL: made once, whole or not at all. */
final class PostgresCluster {
  private static final Duration CREATE_DEADLINE = Duration.ofMinutes(2);
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(20);

  /* Lines of postmaster.pid, counted from 0. */
  private static final int LINE_STARTED = 2;
  private static final int LINE_STATUS = 7;

  private final ServerFolders folders;
  private final String password;

  PostgresCluster(ServerFolders folders, String password) {
    this.folders = folders;
    this.password = password;
  }

  Path data() {
    return folders.data("postgres");
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own, which has no root, root's
   * files are still the process' own.
   */
  static List<String> asOrdinaryUser() {
    return System.getProperty("user.name", "").equals("root")
        ? List.of("unshare", "-U")
        : List.of();
  }

  /** Makes the data folder unless it is there. */
  void create(ProcessGroup group, boolean ephemeral) {
    if (Files.isDirectory(data())) {
      return;
    }
    Path partial = folders.state().resolve("postgres.partial");
    Path passwordFile = folders.state().resolve("postgres.password.partial");
    try {
      Binaries.deleteTree(partial);
      Files.deleteIfExists(passwordFile);
      Files.createFile(
          passwordFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(passwordFile, password + "\n");
      List<String> command = initdb(partial, passwordFile, ephemeral);
      group
          .launch(folders.process("initdb", command, Map.of(), StopSignal.TERM))
          .awaitSuccess(CREATE_DEADLINE);
      Files.move(partial, data(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED, "cannot make " + data() + ": " + e.getMessage(), e);
    } finally {
      passwordFile.toFile().delete();
    }
  }

  private List<String> initdb(Path target, Path passwordFile, boolean ephemeral) {
    Path home = new Binaries(folders.binaries()).postgresHome();
    List<String> command = new ArrayList<>(asOrdinaryUser());
    command.addAll(
        List.of(
            home.resolve("bin/initdb").toString(),
            "--pgdata=" + target,
            "--username=" + EmbeddedPostgres.USER,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-instructions"));
    if (ephemeral) {
      command.add("--no-sync");
    }
    return command;
  }

  /** Whether the server with that pid says that it takes connections. */
  boolean isReady(long pid) {
    List<String> lines = postmasterFile();
    return lines.size() > LINE_STATUS
        && lines.getFirst().strip().equals(Long.toString(pid))
        && lines.get(LINE_STATUS).strip().equals("ready");
  }

  /**
   * Stops a server that still works on this folder though no pid file of ours names it, and removes
   * the lock of one that no longer runs: PostgreSQL would refuse to start if another process had
   * been given its pid.
   */
  void stopOrphan() {
    List<String> lines = postmasterFile();
    if (lines.size() <= LINE_STARTED) {
      return;
    }
    long started = Long.parseLong(lines.get(LINE_STARTED).strip());
    ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(process -> startedAbout(process, started))
        .ifPresent(process -> StopSignal.INT.stop(process, STOP_DEADLINE));
    try {
      Files.deleteIfExists(data().resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED, "cannot remove postmaster.pid in " + data(), e);
    }
  }

  private static boolean startedAbout(ProcessHandle process, long epochSecond) {
    return process
        .info()
        .startInstant()
        .filter(start -> Math.abs(start.getEpochSecond() - epochSecond) <= 3)
        .isPresent();
  }

  private List<String> postmasterFile() {
    try {
      return Files.readAllLines(data().resolve("postmaster.pid"));
    } catch (IOException e) {
      return List.of(); // no server has it
    }
  }
}
