package dev.baito.reference;

import dev.baito.wage.SalaryType;
import java.math.BigDecimal;
import java.util.Optional;

/** Random salaries in which the same pay comes in every unit, and all but the same pay too. */
final class RandomSalaries {
  private static final BigDecimal SMALLEST = new BigDecimal("0.0001");

  private RandomSalaries() {}

  static Salary make(Dice dice, double stated) {
    if (!dice.chance(stated)) {
      return Salary.NONE;
    }
    SalaryType type = dice.oneOf(SalaryType.values());
    BigDecimal a = amount(dice, type);
    BigDecimal b = amount(dice, type);
    return switch (dice.below(4)) {
      case 0 -> new Salary(type, Optional.of(a), Optional.empty());
      case 1 -> new Salary(type, Optional.empty(), Optional.of(a));
      case 2 -> new Salary(type, Optional.of(a), Optional.of(a));
      default -> new Salary(type, Optional.of(a.min(b)), Optional.of(a.max(b)));
    };
  }

  private static BigDecimal amount(Dice dice, SalaryType type) {
    BigDecimal hourly = new BigDecimal(dice.oneOf("0", "10", "10", "12.5", "1113.3333", "1500"));
    BigDecimal amount = hourly.multiply(BigDecimal.valueOf(type.hours()));
    return switch (dice.below(5)) {
      case 0 -> amount.add(SMALLEST);
      case 1 -> amount.subtract(SMALLEST).max(BigDecimal.ZERO);
      default -> amount;
    };
  }
}
