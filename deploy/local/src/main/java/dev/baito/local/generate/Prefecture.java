package dev.baito.local.generate;

import java.util.List;

/**
 * A prefecture of Japan.
 *
 * @param code its JIS X 0401 code
 * @param name its name
 * @param leastHourly what an hour pays there at least, yen
 */
record Prefecture(String code, String name, int leastHourly) {

  static List<Prefecture> load() {
    return Resources.rows("wage-levels.csv").stream()
        .map(row ->
            new Prefecture(
                row.getField("region_code"),
                row.getField("prefecture"),
                Integer.parseInt(row.getField("hourly"))))
        .toList();
  }

  /**
   * Returns what people call a municipality of this prefecture: 札幌 for 北海道札幌市, 札幌中央 for 北海道札幌市 中央区.
   * A name of one character alone says too little, and keeps its kind: 港区.
   */
  String shortName(String municipality) {
    String local =
        municipality.startsWith(name) ? municipality.substring(name.length()) : municipality;
    int ward = local.indexOf(' ');
    if (ward > 0) {
      return local.substring(0, ward - 1) + local.substring(ward + 1, local.length() - 1);
    }
    return local.length() > 2 ? local.substring(0, local.length() - 1) : local;
  }
}
