package dev.baito.wage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HourlyWageTest {
  private static long exact(String amount, SalaryType type) {
    return HourlyWage.exact(new BigDecimal(amount), type);
  }

  @Test
  void exact_samePayInEveryUnit_isEqual() {
    long hourly = exact("12.5", SalaryType.HOURLY);
    assertThat(exact("100", SalaryType.DAILY)).isEqualTo(hourly);
    assertThat(exact("500", SalaryType.WEEKLY)).isEqualTo(hourly);
    assertThat(exact("2000", SalaryType.MONTHLY)).isEqualTo(hourly);
    assertThat(exact("24000", SalaryType.YEARLY)).isEqualTo(hourly);
  }

  @Test
  void exact_smallestDifference_isKept() {
    assertThat(exact("0.0001", SalaryType.YEARLY)).isEqualTo(1);
    assertThat(exact("23999.9999", SalaryType.YEARLY))
        .isEqualTo(exact("12.5", SalaryType.HOURLY) - 1);
  }

  @Test
  void exact_zero_isZeroAndNotUnknown() {
    for (SalaryType type : SalaryType.values()) {
      assertThat(exact("0", type)).isZero().isNotEqualTo(HourlyWage.UNKNOWN);
    }
  }

  @Test
  void exact_largestAmountByTheHour_doesNotOverflow() {
    long largest = HourlyWage.exact(HourlyWage.MAX_AMOUNT, SalaryType.HOURLY);
    assertThat(BigDecimal.valueOf(largest))
        .isEqualByComparingTo(HourlyWage.MAX_AMOUNT.multiply(BigDecimal.valueOf(19_200_000)));
  }

  @Test
  void exact_trailingZeros_changeNothing() {
    assertThat(exact("10.500000", SalaryType.HOURLY)).isEqualTo(exact("10.5", SalaryType.HOURLY));
    assertThat(exact("1E+3", SalaryType.DAILY)).isEqualTo(exact("1000", SalaryType.DAILY));
  }

  @Test
  void exact_fiveDecimals_isRefused() {
    assertThatThrownBy(() -> exact("1.00001", SalaryType.HOURLY))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void exact_outOfRange_isRefused() {
    assertThatThrownBy(() -> exact("-0.0001", SalaryType.HOURLY))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> exact("100000000000.0001", SalaryType.YEARLY))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void exact_anyTwoAmounts_compareAsFractionsDo() {
    var random = new Random(7);
    List<SalaryType> units = List.of(SalaryType.values());
    for (int i = 0; i < 20_000; i++) {
      SalaryType typeA = units.get(random.nextInt(5));
      SalaryType typeB = units.get(random.nextInt(5));
      BigDecimal a = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(5));
      BigDecimal b = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(5));
      // a / hoursA against b / hoursB, crosswise
      int expected =
          a.multiply(BigDecimal.valueOf(typeB.hours()))
              .compareTo(b.multiply(BigDecimal.valueOf(typeA.hours())));
      assertThat(Long.compare(HourlyWage.exact(a, typeA), HourlyWage.exact(b, typeB)))
          .as("%s %s against %s %s", a, typeA, b, typeB)
          .isEqualTo(expected);
    }
  }

  @Test
  void toDouble_exactWage_isTheAmountByTheHour() {
    assertThat(HourlyWage.toDouble(exact("1113.3333", SalaryType.HOURLY))).isEqualTo(1113.3333);
    assertThat(HourlyWage.toDouble(exact("24000", SalaryType.YEARLY))).isEqualTo(12.5);
  }
}
