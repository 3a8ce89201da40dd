package dev.baito.scheduler.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An import that replaces finds what to remove in time that grows with the file. */
class ImportQueryPlanTest {
  private static final CityLoad CITIES = new CityLoad();

  /**
   * The planner expects no row to be removed, since none was when it last counted. Where many rows
   * are bad, it must not go through all of them for each.
   */
  @Test
  void keys_of_bad_rows_are_looked_up_when_an_import_replaces() {
    var bad =
        List.of(
            CITIES.staging().ddl(),
            "INSERT INTO staged_city SELECT row_number() OVER (), * FROM city",
            "ANALYZE staged_city",
            "DELETE FROM staged_city WHERE line_no % 5 = 0",
            ImportTransaction.HELD_KEY_SQL,
            ImportTransaction.HELD_KEY_INDEX_SQL,
            """
            INSERT INTO held_key SELECT 'cities.csv', city_code FROM city
            WHERE city_code NOT IN (SELECT city_code FROM staged_city)
            """);
    assertThat(FullData.plans(bad, CityLoad.TABLE.removedSql(CITIES)))
        .allSatisfy(plan ->
            assertThat(plan).contains("held_key_by_key").doesNotContain("Seq Scan on held_key"));
  }
}
