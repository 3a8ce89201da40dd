package dev.baito.reference;

import dev.baito.wage.SalaryType;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A salary as it is stored, of a job or a user. Bounds are exact and compared as the pay of 1920
 * hours, a whole number of every unit.
 */
public record Salary(SalaryType type, Optional<BigDecimal> min, Optional<BigDecimal> max) {
  /** No salary is stated. */
  public static final Salary NONE =
      new Salary(SalaryType.HOURLY, Optional.empty(), Optional.empty());

  private static final BigDecimal HOURS = BigDecimal.valueOf(1920);

  /** Returns whether any bound is stated. */
  public boolean stated() {
    return min.isPresent() || max.isPresent();
  }

  /** Returns the lower bound for 1920 hours, exactly. */
  public Optional<BigDecimal> minOf1920Hours() {
    return min.map(this::of1920Hours);
  }

  /** Returns the upper bound for 1920 hours, exactly. */
  public Optional<BigDecimal> maxOf1920Hours() {
    return max.map(this::of1920Hours);
  }

  /** Returns the mean of the bounds that are stated, for one hour. */
  public Optional<Double> hourlyMean() {
    if (!stated()) {
      return Optional.empty();
    }
    BigDecimal lower = min.or(() -> max).orElseThrow();
    BigDecimal upper = max.or(() -> min).orElseThrow();
    double twice = of1920Hours(lower).add(of1920Hours(upper)).doubleValue();
    return Optional.of(twice / 2 / HOURS.doubleValue());
  }

  private BigDecimal of1920Hours(BigDecimal amount) {
    int units =
        switch (type) {
          case HOURLY -> 1920;
          case DAILY -> 240;
          case WEEKLY -> 48;
          case MONTHLY -> 12;
          case YEARLY -> 1;
        };
    return amount.multiply(BigDecimal.valueOf(units));
  }
}
