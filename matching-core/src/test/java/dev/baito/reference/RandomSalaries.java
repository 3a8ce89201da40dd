package dev.baito.reference;

import dev.baito.wage.SalaryType;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Random salaries in which the same pay comes in every unit. What users wish for may miss it by the
 * smallest amount there is. What jobs pay may do so only where that is too little to count as a
 * deviation: a little more, and rounding alone decides how many deviations apart two wages are.
 */
final class RandomSalaries {
  private static final BigDecimal SMALLEST = new BigDecimal("0.0001");

  private RandomSalaries() {}

  /** Returns what a job pays. */
  static Salary paid(Dice dice, double stated) {
    return make(dice, stated, 0);
  }

  /** Returns what a user wishes for. */
  static Salary wished(Dice dice, double stated) {
    return make(dice, stated, 0.4);
  }

  private static Salary make(Dice dice, double stated, double justMissed) {
    if (!dice.chance(stated)) {
      return Salary.NONE;
    }
    SalaryType type = dice.oneOf(SalaryType.values());
    BigDecimal a = amount(dice, type, justMissed);
    BigDecimal b = amount(dice, type, justMissed);
    return switch (dice.below(4)) {
      case 0 -> new Salary(type, Optional.of(a), Optional.empty());
      case 1 -> new Salary(type, Optional.empty(), Optional.of(a));
      case 2 -> new Salary(type, Optional.of(a), Optional.of(a));
      default -> new Salary(type, Optional.of(a.min(b)), Optional.of(a.max(b)));
    };
  }

  private static BigDecimal amount(Dice dice, SalaryType type, double justMissed) {
    BigDecimal hourly = new BigDecimal(dice.oneOf("0", "10", "10", "12.5", "1113.3333", "1500"));
    BigDecimal amount = hourly.multiply(BigDecimal.valueOf(type.hours()));
    boolean tooLittleToCount = type == SalaryType.YEARLY && hourly.intValue() > 1000;
    if (!dice.chance(tooLittleToCount ? 0.4 : justMissed)) {
      return amount;
    }
    return dice.chance(0.5) ? amount.add(SMALLEST) : amount.subtract(SMALLEST).max(BigDecimal.ZERO);
  }
}
