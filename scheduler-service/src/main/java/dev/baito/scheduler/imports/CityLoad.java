package dev.baito.scheduler.imports;

import dev.baito.catalogue.LocationOrder;
import dev.baito.scheduler.imports.copy.CopyRows;
import java.sql.SQLException;
import java.util.List;

/** Loads cities.csv. */
final class CityLoad implements FileLoad {
  private static final double MAX_LATITUDE = 90;
  private static final double MAX_LONGITUDE = 180;
  private static final int NAMED_IN_WARNING = 5;

  private static final List<String> VALUES =
      List.of("name", "region_code", "latitude", "longitude", "location_order");
  private static final Staging STAGING =
      new Staging(
          "staged_city",
          "city_code",
          List.of("city_code", "name", "region_code", "latitude", "longitude", "location_order"),
          List.of("text", "text", "text", "double precision", "double precision", "bigint"));
  static final KeyedTable TABLE = new KeyedTable("city", "cities", VALUES);

  @Override
  public ImportFile file() {
    return ImportFile.CITIES;
  }

  @Override
  public Staging staging() {
    return STAGING;
  }

  @Override
  public void write(Row row, CopyRows out) throws BadValue {
    out.text(row.required("city_code", Row.MAX_NAME));
    out.text(row.name("name"));
    out.text(row.name("region_code"));
    double latitude = Numbers.degrees(row, "latitude", MAX_LATITUDE);
    double longitude = Numbers.degrees(row, "longitude", MAX_LONGITUDE);
    out.number(latitude);
    out.number(longitude);
    out.bigint(LocationOrder.of(latitude, longitude));
  }

  @Override
  public String key(Row row) throws BadValue {
    return row.required("city_code", Row.MAX_NAME);
  }

  @Override
  public LoadCounts apply(ImportTransaction transaction) throws SQLException {
    transaction.execute("ANALYZE staged_city");
    TABLE.rejectDuplicates(transaction, this);
    LoadCounts counts = TABLE.upsert(transaction, this);
    transaction.execute("ANALYZE city");
    return counts;
  }

  /**
   * Makes the table {@code known_city}, of the cities that jobs and users of this import may name.
   * When the import replaces the cities these are the file's own, even where an old one has to stay
   * because something stored still names it: the files together say what there is.
   */
  static void findKnown(ImportTransaction transaction) throws SQLException {
    transaction.execute(
        "CREATE TEMP TABLE known_city ON COMMIT DROP AS "
            + (transaction.replaces(ImportFile.CITIES)
                ? """
                SELECT city_code FROM staged_city UNION
                SELECT c.city_code FROM city c JOIN held_key h ON h.key = c.city_code
                WHERE h.file = '%s'
                """
                    .formatted(ImportFile.CITIES.text())
                : "SELECT city_code FROM city"));
    transaction.execute("ANALYZE known_city");
  }

  /** Rejects the staged rows that name a city which is not known. */
  static void rejectUnknown(ImportTransaction transaction, FileLoad load) throws SQLException {
    transaction.reject(
        load,
        "city_code",
        "unknown city_code",
        """
        SELECT s.line_no FROM %s s
        WHERE s.city_code <> ''
          AND NOT EXISTS (SELECT FROM known_city c WHERE c.city_code = s.city_code)
        """
            .formatted(load.staging().name()));
  }

  /**
   * Removes the cities that the file no longer holds, once jobs and users are loaded. A city that
   * one of them still names is kept, with a warning.
   */
  long remove(ImportTransaction transaction) throws SQLException {
    TABLE.findRemoved(transaction, this);
    String named =
        """
        (EXISTS (SELECT FROM job j WHERE j.city_code = r.city_code)
          OR EXISTS (SELECT FROM user_profile u WHERE u.city_code = r.city_code))
        """;
    List<String> kept =
        transaction.texts(
            "SELECT r.city_code FROM removed_city r WHERE %s ORDER BY 1".formatted(named));
    if (!kept.isEmpty()) {
      transaction.warn(
          "cities kept, though the file no longer holds them, because stored jobs or users name them: "
              + String.join(", ", kept.subList(0, Math.min(kept.size(), NAMED_IN_WARNING)))
              + (kept.size() > NAMED_IN_WARNING
                  ? ", and %d more".formatted(kept.size() - NAMED_IN_WARNING)
                  : ""));
    }
    return transaction.execute(
        """
        DELETE FROM city c USING removed_city r
        WHERE c.city_code = r.city_code AND NOT %s
        """
            .formatted(named));
  }
}
