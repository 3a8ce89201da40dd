package dev.baito.endtoend;

import static java.util.Objects.requireNonNull;

import dev.baito.reference.CsvFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * An outsider's check of lists, from exported vectors and nothing else of ours: a score is the dot
 * product of two vectors plus 0.1 times the job's static score, in plain double arithmetic.
 */
final class VectorCheck {
  private static final double STATIC_WEIGHT = 0.1;

  private final Map<Long, Job> jobs = new HashMap<>();
  private final Map<Long, float[]> users = new HashMap<>();

  private record Job(Vector vector, boolean active, double staticScore) {}

  /** A class, since records must not hold arrays. */
  private static final class Vector {
    final float[] components;

    Vector(float[] components) {
      this.components = components;
    }
  }

  /** Reads {@code jobs.csv} and {@code users.csv} of a folder. */
  VectorCheck(Path folder) {
    CsvFile.forEach(
        folder.resolve("jobs.csv"),
        row ->
            jobs.put(
                Long.parseLong(row.text("job_id")),
                new Job(
                    new Vector(vector(row)),
                    Boolean.parseBoolean(row.text("active")),
                    Double.parseDouble(row.text("static_score")))));
    CsvFile.forEach(
        folder.resolve("users.csv"),
        row -> users.put(Long.parseLong(row.text("user_id")), vector(row)));
  }

  private static float[] vector(CsvFile.Row row) {
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(row.text("vector")))
            .order(ByteOrder.LITTLE_ENDIAN);
    float[] vector = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(vector);
    return vector;
  }

  int users() {
    return users.size();
  }

  /** Returns the score of a job for a user. */
  double score(long userId, long jobId) {
    Job job = requireNonNull(jobs.get(jobId));
    return dot(requireNonNull(users.get(userId)), job.vector().components)
        + STATIC_WEIGHT * job.staticScore();
  }

  /** Returns by how much a score may be off: 1e-5 (1 + the product of the vectors' lengths). */
  double tolerance(long userId, long jobId) {
    float[] user = requireNonNull(users.get(userId));
    float[] job = requireNonNull(jobs.get(jobId)).vector().components;
    return 1e-5 * (1 + Math.sqrt(dot(user, user) * dot(job, job)));
  }

  boolean active(long jobId) {
    return requireNonNull(jobs.get(jobId)).active();
  }

  /** Returns all jobs of the generation. */
  Iterable<Long> jobIds() {
    return jobs.keySet();
  }

  private static double dot(float[] a, float[] b) {
    double dot = 0;
    for (int k = 0; k < a.length; k++) {
      dot += (double) a[k] * b[k];
    }
    return dot;
  }
}
