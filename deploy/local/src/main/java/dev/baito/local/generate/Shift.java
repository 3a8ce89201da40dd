package dev.baito.local.generate;

import java.util.List;

/**
 * When people work.
 *
 * @param id its name in the vocabulary
 * @param label what a title says of it, may be empty
 * @param hours from when until when: one of them
 * @param factor what the stated wage is of the wage by day: 1.25 where it is all night work
 * @param features the tags that such a job carries, as bits
 * @param never the tags that such a job does not carry, as bits
 * @param forPart whether part-time and temporary posts have it
 * @param forFull whether permanent and contract posts have it
 * @param note what a description says of the wage, may be empty
 */
record Shift(
    String id,
    String label,
    List<String> hours,
    double factor,
    long features,
    long never,
    boolean forPart,
    boolean forFull,
    String note) {

  static List<Shift> load(Features features) {
    return Resources.rows("shifts.csv").stream()
        .map(row ->
            new Shift(
                row.getField("shift"),
                row.getField("label"),
                Resources.split(row.getField("hours")),
                1 + Integer.parseInt(row.getField("supplement")) / 100.0,
                features.bits(row.getField("features")),
                features.bits(row.getField("never")),
                !row.getField("posts").equals("full"),
                !row.getField("posts").equals("part"),
                row.getField("note")))
        .toList();
  }

  boolean fits(Employment employment) {
    return employment.permanent() ? forFull : forPart;
  }

  /** Returns whether it fills a working day, so that a wage may be stated by the day. */
  boolean wholeDay() {
    return forFull;
  }
}
