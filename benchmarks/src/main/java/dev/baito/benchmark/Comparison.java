package dev.baito.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * Contenders one after the other, round after round, so that what else the machine does hits all of
 * them. The first round warms up, shows that all did the same work, and does not count.
 */
final class Comparison {
  private final List<Contender> contenders;
  private final double scale;
  private final List<double[]> rounds = new ArrayList<>();

  /**
   * How a contender did.
   *
   * @param contender its name
   * @param cpuSeconds what it took, scaled
   * @param ratios the same, divided by what the first contender took in the same round
   */
  record Row(String contender, Figures cpuSeconds, Figures ratios) {}

  /**
   * @param contenders the first is what the others are compared to
   * @param scale of the seconds
   */
  Comparison(List<Contender> contenders, double scale) {
    this.contenders = contenders;
    this.scale = scale;
  }

  /** Returns a row for each contender, in their order. */
  List<Row> run(int counted) {
    for (int round = 0; round <= counted; round++) {
      double[] seconds = contenders.stream().mapToDouble(c -> c.run().cpuSeconds()).toArray();
      if (round == 0) {
        contenders.forEach(Contender::check);
      } else {
        rounds.add(seconds);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      int contender = i;
      double[] seconds = rounds.stream().mapToDouble(r -> r[contender] * scale).toArray();
      double[] ratios = rounds.stream().mapToDouble(r -> r[contender] / r[0]).toArray();
      rows.add(new Row(contenders.get(i).name(), Figures.of(seconds), Figures.of(ratios)));
    }
    return rows;
  }
}
