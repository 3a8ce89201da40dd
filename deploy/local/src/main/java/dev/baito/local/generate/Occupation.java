package dev.baito.local.generate;

import java.util.List;

/**
 * A category of jobs.
 *
 * @param category its name
 * @param hourly the typical wage, yen an hour
 * @param weight its share of all jobs, relative to the others'
 * @param fullTimeShare the share of full-time posts among its jobs
 * @param titles what its jobs are called
 * @param keywords what people who want such a job look for
 */
record Occupation(
    String category,
    int hourly,
    double weight,
    double fullTimeShare,
    List<String> titles,
    List<String> keywords) {

  static List<Occupation> load() {
    return Resources.rows("occupations.csv").stream()
        .map(row ->
            new Occupation(
                row.getField("category"),
                Integer.parseInt(row.getField("hourly")),
                Double.parseDouble(row.getField("weight")),
                Double.parseDouble(row.getField("full_time_share")),
                Resources.split(row.getField("titles")),
                Resources.split(row.getField("keywords"))))
        .toList();
  }
}
