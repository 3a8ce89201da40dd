package dev.baito.scoring;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueKind;
import dev.baito.run.MatchSettings;
import dev.baito.user.Behavior;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * User vectors: the user's own vector plus those of the jobs acted on, each weighted by action and
 * age; in double, in a fixed order, scaled to unit length and rounded once. Immutable.
 */
public final class UserVectors {
  private static final Comparator<Behavior> ORDER =
      Comparator.comparing(Behavior::occurredAt)
          .thenComparingLong(Behavior::jobId)
          .thenComparing(behavior -> behavior.action().name());

  private final CatalogueHeader header;
  private final MatchSettings settings;
  private final Instant asOf;

  /** Where the vectors of jobs come from. */
  @FunctionalInterface
  public interface JobVectors {
    /** Returns the vector of the job at a position of the generation; not to be written. */
    float[] at(int position);
  }

  /**
   * @param header the generation
   * @param settings of the run
   * @param asOf the run's instant, from which ages and the window are measured
   */
  public UserVectors(CatalogueHeader header, MatchSettings settings, Instant asOf) {
    this.header = header;
    this.settings = settings;
    this.asOf = asOf;
  }

  /** Returns the behaviours that shape the user's vector, in the order they are added up. */
  public List<Behavior> contributing(UserInput user) {
    if (header.dimension() == 0) {
      return List.of();
    }
    Instant windowStart = asOf.minus(settings.behaviorWindow());
    return user.behaviors().stream()
        .filter(behavior -> behavior.occurredAt().isAfter(windowStart))
        .filter(behavior -> !behavior.occurredAt().isAfter(asOf))
        .filter(behavior -> header.position(behavior.jobId()) >= 0)
        .sorted(ORDER)
        .toList();
  }

  /**
   * Returns the user's vector, of the generation's dimension.
   *
   * @param profile the user
   * @param contributing what {@link #contributing} returned for the user
   * @param jobVectors has the vectors of those jobs
   * @throws BaitoException with {@link ErrorCode#USER_VECTOR_DIMENSION}
   */
  public float[] of(UserProfile profile, List<Behavior> contributing, JobVectors jobVectors) {
    boolean given = header.kind() == CatalogueKind.GIVEN && profile.vector().dimension() > 0;
    if (given && profile.vector().dimension() != header.dimension()) {
      throw new BaitoException(
          ErrorCode.USER_VECTOR_DIMENSION,
          "user "
              + profile.userId()
              + " has a vector of dimension "
              + profile.vector().dimension()
              + ", the generation one of "
              + header.dimension()
              + ": import the user with a vector of that dimension or with none");
    }
    if (given && contributing.isEmpty()) {
      return profile.vector().toArray();
    }
    double[] sum = new double[header.dimension()];
    for (int k = 0; given && k < sum.length; k++) {
      sum[k] = profile.vector().component(k);
    }
    for (Behavior behavior : contributing) {
      double weight =
          header.settings().actionWeights().of(behavior.action()) * decay(behavior.occurredAt());
      float[] job = jobVectors.at(header.position(behavior.jobId()));
      for (int k = 0; k < sum.length; k++) {
        sum[k] += weight * job[k];
      }
    }
    return unit(sum);
  }

  private double decay(Instant occurredAt) {
    double ageMicros = ChronoUnit.MICROS.between(occurredAt, asOf);
    return StrictMath.pow(0.5, ageMicros / micros(settings.behaviorHalfLife()));
  }

  private static double micros(Duration duration) {
    return duration.getSeconds() * 1e6 + duration.getNano() / 1e3;
  }

  private static float[] unit(double[] sum) {
    double squares = 0;
    for (double component : sum) {
      squares += component * component;
    }
    float[] unit = new float[sum.length];
    if (squares > 0) {
      double length = StrictMath.sqrt(squares);
      for (int k = 0; k < sum.length; k++) {
        unit[k] = (float) (sum[k] / length);
      }
    }
    return unit;
  }
}
