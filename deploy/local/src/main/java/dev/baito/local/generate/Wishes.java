package dev.baito.local.generate;

import dev.baito.wage.SalaryType;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * What a user filters by.
 *
 * @param km how far from home, infinite for no limit
 * @param pay the salary wished for, {@link Pay#UNSTATED} for any
 * @param employments the types of employment as bits, 0 for any
 * @param features the required features as bits
 */
record Wishes(double km, Pay pay, int employments, long features) {
  private static final Wishes NONE = new Wishes(Double.POSITIVE_INFINITY, Pay.UNSTATED, 0, 0);
  private static final double WIDEST_KM = 200;

  static Wishes draw(SplittableRandom random, World world, int home, int occupationNo) {
    if (random.nextDouble() < 0.1) {
      return NONE;
    }
    Occupation occupation = world.occupations().get(occupationNo);
    Employment employment = Employment.draw(random, occupation);
    double km =
        random.nextDouble() < 0.08 ? Double.POSITIVE_INFINITY : 5.0 * (1 + random.nextInt(10));
    int employments = 0;
    if (random.nextDouble() < 0.65) {
      employments = employment.bit();
      if (random.nextDouble() < 0.4) {
        employments |= Employment.draw(random, occupation).bit();
      }
    }
    double hourly = occupation.hourly() * world.places().wageFactor(home);
    return new Wishes(
        km, drawPay(random, employment, hourly), employments, drawFeatures(random, world));
  }

  private static Pay drawPay(SplittableRandom random, Employment employment, double hourly) {
    double wished = hourly * (0.8 + 0.25 * random.nextDouble());
    double point = random.nextDouble();
    SalaryType type = employment == Employment.FULL_TIME ? SalaryType.MONTHLY : SalaryType.HOURLY;
    if (point < 0.35) {
      return Pay.UNSTATED;
    }
    long min = Pay.round(wished, type);
    return new Pay(type, min, point < 0.42 ? Pay.round(wished * 1.8, type) : Pay.NONE);
  }

  /* Each feature is as likely to be asked for as it is to be offered, so that most wishes can be met. */
  private static long drawFeatures(SplittableRandom random, World world) {
    double point = random.nextDouble();
    int wanted = point < 0.62 ? 0 : point < 0.92 ? 1 : 2;
    long bits = 0;
    for (int i = 0; i < wanted; i++) {
      int feature = random.nextInt(world.features().size());
      if (world.features().get(feature).categories().isEmpty()
          && random.nextDouble() < 2 * world.features().get(feature).share()) {
        bits |= 1L << feature;
      }
    }
    return bits;
  }

  /**
   * Returns whether a job meets all wishes but the distance. A job that does not state its salary
   * or type does not, so that the lists are full under either policy for those.
   */
  boolean metBy(JobFacts facts, int job) {
    if (employments != 0 && (employments & facts.employmentBits(job)) == 0) {
      return false;
    }
    if ((facts.features(job) & features) != features) {
      return false;
    }
    long upper = facts.pay(job).upper();
    if (pay.min() != Pay.NONE
        && (upper == Pay.NONE || upper < Pay.comparable(pay.min(), pay.type()))) {
      return false;
    }
    long lower = facts.pay(job).lower();
    return pay.max() == Pay.NONE
        || (lower != Pay.NONE && lower <= Pay.comparable(pay.max(), pay.type()));
  }

  /**
   * Returns these wishes, loosened until enough jobs meet them or nothing is left to loosen: first
   * the distance is widened, then features, salary, type and the distance go.
   *
   * @param allowed the jobs that count
   */
  Wishes loosenedFor(JobFacts facts, JobsByPlace jobs, int home, int enough, IntPredicate allowed) {
    Wishes wishes = this;
    while (!wishes.enough(facts, jobs, home, enough, allowed)) {
      Wishes next = wishes.looser();
      if (next.equals(wishes)) {
        break;
      }
      wishes = next;
    }
    return wishes;
  }

  private boolean enough(
      JobFacts facts, JobsByPlace jobs, int home, int enough, IntPredicate allowed) {
    return jobs.countWithin(home, km, enough, job -> metBy(facts, job) && allowed.test(job))
        >= enough;
  }

  private Wishes looser() {
    if (km < WIDEST_KM) {
      return new Wishes(Math.rint(km * 1.5), pay, employments, features);
    }
    if (features != 0) {
      return new Wishes(km, pay, employments, 0);
    }
    if (!pay.equals(Pay.UNSTATED)) {
      return new Wishes(km, Pay.UNSTATED, employments, 0);
    }
    return employments != 0 ? new Wishes(km, Pay.UNSTATED, 0, 0) : NONE;
  }
}
