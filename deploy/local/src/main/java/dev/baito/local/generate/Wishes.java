package dev.baito.local.generate;

import dev.baito.wage.SalaryType;
import java.util.List;
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

  static Wishes draw(SplittableRandom random, World world, Seeker seeker) {
    if (random.nextDouble() < 0.1) {
      return NONE;
    }
    List<Employment> types = seeker.persona().employments();
    Employment employment = types.get(random.nextInt(types.size()));
    double km =
        random.nextDouble() < 0.08 ? Double.POSITIVE_INFINITY : 5.0 * (1 + random.nextInt(10));
    int employments = 0;
    if (random.nextDouble() < 0.65) {
      employments = employment.bit();
      if (random.nextDouble() < 0.4) {
        employments |= types.get(random.nextInt(types.size())).bit();
      }
    }
    double hourly = world.typicalHourly(seeker.occupation(), seeker.home());
    return new Wishes(
        km, drawPay(random, employment, hourly), employments, drawFeatures(random, seeker));
  }

  private static Pay drawPay(SplittableRandom random, Employment employment, double hourly) {
    double wished = hourly * (0.85 + 0.25 * random.nextDouble());
    double point = random.nextDouble();
    SalaryType type = employment.permanent() ? SalaryType.MONTHLY : SalaryType.HOURLY;
    if (point < 0.35) {
      return Pay.UNSTATED;
    }
    long min = Pay.round(wished, type);
    return new Pay(type, min, point < 0.42 ? Pay.round(wished * 1.8, type) : Pay.NONE);
  }

  private static long drawFeatures(SplittableRandom random, Seeker seeker) {
    double point = random.nextDouble();
    int wanted = point < 0.62 ? 0 : point < 0.92 ? 1 : 2;
    List<Long> choice = seeker.persona().features();
    long bits = 0;
    for (int i = 0; i < wanted; i++) {
      bits |= choice.get(random.nextInt(choice.size()));
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
