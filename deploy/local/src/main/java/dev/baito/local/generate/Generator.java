package dev.baito.local.generate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a data set in the import format: cities.csv, jobs.csv, users.csv and behaviors.csv. The
 * settings decide every byte. Memory grows by about a hundred bytes a job.
 */
public final class Generator {
  private final GeneratorSettings settings;

  /** Creates a generator of what the settings say. */
  public Generator(GeneratorSettings settings) {
    this.settings = settings;
  }

  /** Is told how far it is. Called on the thread that generates, a few hundred times at most. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Reports rows written.
     *
     * @param what what is being written: jobs or users
     * @param done how many are
     * @param all how many there will be
     */
    void report(String what, int done, int all);
  }

  /**
   * Writes the files into a folder, which is created where needed. Files there of the same names
   * are replaced.
   *
   * @throws IOException when a file cannot be written
   * @throws InterruptedException when the thread is interrupted; the files are then incomplete
   */
  public void write(Path folder, Progress progress) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("cities.csv"), Resources.bytes("cities.csv"));
    World world = World.of(settings);
    JobFacts facts = JobFacts.draw(world);
    UserRows users = new UserRows(world, facts, new JobsByPlace(world.places(), facts));
    JobRows jobs = new JobRows(world, facts);
    try (var chunks = new ChunkedFiles(settings.threads());
        OutputStream jobFile = open(folder.resolve("jobs.csv"), jobs.header());
        OutputStream userFile = open(folder.resolve("users.csv"), users.header());
        OutputStream behaviorFile =
            open(folder.resolve("behaviors.csv"), UserRows.BEHAVIORS_HEADER)) {
      chunks.write(
          settings.jobs(),
          List.of(jobFile),
          (job, buffers) -> jobs.write(job, buffers.getFirst()),
          done -> progress.report("jobs", done, settings.jobs()));
      chunks.write(
          settings.users(),
          List.of(userFile, behaviorFile),
          (user, buffers) -> users.write(user, buffers.get(0), buffers.get(1)),
          done -> progress.report("users", done, settings.users()));
    }
  }

  private static OutputStream open(Path file, String header) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
    return out;
  }
}
