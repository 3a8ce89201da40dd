package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.client.SchedulerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The two files of an export of vectors.
 *
 * @param folder where they are
 */
record VectorFiles(Path folder, OutputFile jobs, OutputFile users) {

  /**
   * Returns the files of a folder, which is made if need be.
   *
   * @throws BaitoException with {@link ErrorCode#OUTPUT_FAILED}
   */
  static VectorFiles in(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.OUTPUT_FAILED, folder + " cannot be made: " + e.getMessage(), e);
    }
    return new VectorFiles(
        folder,
        OutputFile.at(folder.resolve("jobs.csv")),
        OutputFile.at(folder.resolve("users.csv")));
  }

  /** Writes both; each is there whole or not at all. */
  void write(SchedulerClient client, long runId) {
    write(client, runId, "jobs", jobs);
    write(client, runId, "users", users);
  }

  private static void write(SchedulerClient client, long runId, String what, OutputFile file) {
    file.<Long>write(out -> client.vectors(runId, what, in -> in.transferTo(out)));
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
