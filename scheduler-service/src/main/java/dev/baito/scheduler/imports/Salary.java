package dev.baito.scheduler.imports;

import dev.baito.scheduler.imports.copy.CopyRows;
import dev.baito.wage.SalaryType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A salary as jobs state it and users wish it.
 *
 * @param type the name of a {@link SalaryType}, or empty
 * @param min the lower bound in ten-thousandths, or {@link Numbers#NO_AMOUNT}
 * @param max the upper bound likewise
 */
record Salary(String type, long min, long max) {
  private static final Set<String> TYPES =
      Arrays.stream(SalaryType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  /** Reads the columns salary_type, salary_min and salary_max. */
  static Salary read(Row row) throws BadValue {
    String type = row.name("salary_type");
    if (!type.isEmpty() && !TYPES.contains(type)) {
      throw new BadValue("salary_type", "none of HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY");
    }
    long min = Numbers.amount(row, "salary_min");
    long max = Numbers.amount(row, "salary_max");
    if (type.isEmpty() && (min != Numbers.NO_AMOUNT || max != Numbers.NO_AMOUNT)) {
      throw new BadValue("salary_type", "empty, but required where a salary is given");
    }
    if (max != Numbers.NO_AMOUNT && min > max) {
      throw new BadValue("salary_min", "greater than salary_max");
    }
    return new Salary(type, min, max);
  }

  /** Writes the three columns. */
  void write(CopyRows out) {
    out.text(type);
    write(out, min);
    write(out, max);
  }

  private static void write(CopyRows out, long amount) {
    if (amount == Numbers.NO_AMOUNT) {
      out.nothing();
    } else {
      out.amount(amount);
    }
  }
}
