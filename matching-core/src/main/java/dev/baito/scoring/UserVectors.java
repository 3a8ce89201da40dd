package dev.baito.scoring;

import dev.baito.BaitoException;
import dev.baito.catalogue.CatalogueHeader;
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
 * User vectors: the user's prior plus the vectors of the jobs acted on, each weighted by action and
 * age; in double, in a fixed order, scaled to unit length and rounded once. Immutable.
 */
public final class UserVectors {
  private static final Comparator<Behavior> ORDER =
      Comparator.comparing(Behavior::occurredAt)
          .thenComparingLong(Behavior::jobId)
          .thenComparing(behavior -> behavior.action().name());

  private final UserPriors priors;
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
   * @param priors of the generation
   * @param settings of the run
   * @param asOf the run's instant, from which ages and the window are measured
   */
  public UserVectors(UserPriors priors, MatchSettings settings, Instant asOf) {
    this.priors = priors;
    header = priors.header();
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
   * @throws BaitoException as {@link UserPriors#of}
   */
  public float[] of(UserProfile profile, List<Behavior> contributing, JobVectors jobVectors) {
    if (priors.isGiven(profile) && contributing.isEmpty()) {
      return priors.given(profile);
    }
    double[] sum = sum(profile, contributing, jobVectors);
    return rounded(sum, length(sum));
  }

  /**
   * Returns what the parts of the sum are divided by to become parts of the user's vector: the
   * length of the sum, 1 where the vector is as given or zero.
   *
   * @throws BaitoException as {@link UserPriors#of}
   */
  public double scale(UserProfile profile, List<Behavior> contributing, JobVectors jobVectors) {
    double length = length(sum(profile, contributing, jobVectors));
    return length == 0 || (priors.isGiven(profile) && contributing.isEmpty()) ? 1 : length;
  }

  /** Returns how much a behaviour counts in the sum: the weight of its action times its decay. */
  public double weight(Behavior behavior) {
    return header.settings().actionWeights().of(behavior.action()) * decay(behavior.occurredAt());
  }

  /**
   * Returns the part of the sum that no behaviour brought.
   *
   * @throws BaitoException as {@link UserPriors#of}
   */
  public double[] prior(UserProfile profile) {
    return priors.of(profile);
  }

  private double[] sum(UserProfile profile, List<Behavior> contributing, JobVectors jobVectors) {
    double[] sum = priors.of(profile);
    for (Behavior behavior : contributing) {
      double weight = weight(behavior);
      float[] job = jobVectors.at(header.position(behavior.jobId()));
      for (int k = 0; k < sum.length; k++) {
        sum[k] += weight * job[k];
      }
    }
    return sum;
  }

  private double decay(Instant occurredAt) {
    double ageMicros = ChronoUnit.MICROS.between(occurredAt, asOf);
    return StrictMath.pow(0.5, ageMicros / micros(settings.behaviorHalfLife()));
  }

  private static double micros(Duration duration) {
    return duration.getSeconds() * 1e6 + duration.getNano() / 1e3;
  }

  private static double length(double[] sum) {
    double squares = 0;
    for (double component : sum) {
      squares += component * component;
    }
    return StrictMath.sqrt(squares);
  }

  private static float[] rounded(double[] sum, double length) {
    float[] rounded = new float[sum.length];
    if (length > 0) {
      for (int k = 0; k < sum.length; k++) {
        rounded[k] = (float) (sum[k] / length);
      }
    }
    return rounded;
  }
}
