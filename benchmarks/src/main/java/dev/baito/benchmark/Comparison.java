package dev.baito.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Contenders one after the other, round after round, so that what else the machine does hits all of
 * them. Before that each shows that it did the same work, and goes on until the compiler has seen
 * enough of it.
 */
final class Comparison {
  private static final double WARM_UP_SECONDS = 3;

  /** What takes less is done several times in a turn, or the clock and chance would be measured. */
  private static final double LEAST_TURN_SECONDS = 1;

  private final List<Contender> contenders;
  private final ToDoubleFunction<Contender.Taken> seconds;
  private final double scale;
  private final List<double[]> rounds = new ArrayList<>();

  /**
   * How a contender did.
   *
   * @param contender its name
   * @param seconds what it took, scaled
   * @param ratios the same, divided by what the first contender took in the same round
   */
  record Row(String contender, Figures seconds, Figures ratios) {}

  /**
   * @param contenders the first is what the others are compared to
   * @param seconds which of them count: of the clock or of the processor
   * @param scale of the seconds
   */
  Comparison(List<Contender> contenders, ToDoubleFunction<Contender.Taken> seconds, double scale) {
    this.contenders = contenders;
    this.seconds = seconds;
    this.scale = scale;
  }

  /** Returns a row for each contender, in their order. */
  List<Row> run(int counted) {
    int[] repeats = contenders.stream().mapToInt(Comparison::warmUp).toArray();
    for (int round = 0; round < counted; round++) {
      double[] taken = new double[repeats.length];
      for (int i = 0; i < taken.length; i++) {
        taken[i] = turn(contenders.get(i), repeats[i]);
      }
      rounds.add(taken);
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      int contender = i;
      double[] scaled = rounds.stream().mapToDouble(r -> r[contender] * scale).toArray();
      double[] ratios = rounds.stream().mapToDouble(r -> r[contender] / r[0]).toArray();
      rows.add(new Row(contenders.get(i).name(), Figures.of(scaled), Figures.of(ratios)));
    }
    return rows;
  }

  /** Returns how many times the work is to be done in a turn. */
  private static int warmUp(Contender contender) {
    double last = contender.run().seconds();
    contender.check();
    for (double passed = last; passed < WARM_UP_SECONDS; passed += last) {
      last = contender.run().seconds();
    }
    return (int) Math.max(1, Math.ceil(LEAST_TURN_SECONDS / last));
  }

  private double turn(Contender contender, int repeats) {
    double sum = 0;
    for (int i = 0; i < repeats; i++) {
      sum += seconds.applyAsDouble(contender.run());
    }
    return sum / repeats;
  }
}
