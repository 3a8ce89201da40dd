package dev.baito.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Contenders one after the other, round after round, so that what else the machine does hits all of
 * them. The first round warms up, shows that all did the same work, and does not count.
 */
final class Comparison {
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
    for (int round = 0; round <= counted; round++) {
      double[] taken =
          contenders.stream().mapToDouble(c -> seconds.applyAsDouble(c.run())).toArray();
      if (round == 0) {
        contenders.forEach(Contender::check);
      } else {
        rounds.add(taken);
      }
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
}
