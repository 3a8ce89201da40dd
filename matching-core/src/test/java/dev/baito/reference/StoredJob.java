package dev.baito.reference;

import dev.baito.encoding.JobText;
import dev.baito.vectors.Embedding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A job as it is stored; empty text means that it is not given. */
public record StoredJob(
    long jobId,
    String title,
    String employerId,
    String cityCode,
    String category,
    String employmentType,
    Salary salary,
    List<String> features,
    String description,
    Optional<Instant> postedAt,
    Optional<Instant> expiresAt,
    Embedding vector) {

  /** Copies the features. */
  public StoredJob {
    features = List.copyOf(features);
  }

  /** Returns whether the job is open at an instant. */
  public boolean activeAt(Instant asOf) {
    boolean posted = postedAt.isEmpty() || !postedAt.get().isAfter(asOf);
    boolean expired = expiresAt.isPresent() && !expiresAt.get().isAfter(asOf);
    return posted && !expired;
  }

  /** Returns what the job says. */
  public JobText text() {
    return new JobText(title, category, employerId, employmentType, features, description);
  }

  /** Returns the job as if it carried no vector. */
  public StoredJob withoutVector() {
    return new StoredJob(
        jobId,
        title,
        employerId,
        cityCode,
        category,
        employmentType,
        salary,
        features,
        description,
        postedAt,
        expiresAt,
        Embedding.NONE);
  }
}
