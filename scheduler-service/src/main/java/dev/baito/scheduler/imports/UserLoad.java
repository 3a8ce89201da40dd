package dev.baito.scheduler.imports;

import dev.baito.scheduler.imports.copy.CopyRows;
import java.sql.SQLException;
import java.util.List;

/** Loads users.csv. */
final class UserLoad implements FileLoad {
  private static final int MAX_KEYWORDS = 20_000;

  private static final List<String> VALUES =
      List.of(
          "city_code",
          "max_distance_km",
          "salary_type",
          "salary_min",
          "salary_max",
          "employment_types",
          "required_features",
          "preferred_categories",
          "keywords",
          "vector");
  private static final Staging STAGING =
      new Staging(
          "staged_user",
          "user_id",
          ImportFile.USERS.columns(),
          List.of(
              "bigint",
              "text",
              "double precision",
              "text",
              "numeric",
              "numeric",
              "text[]",
              "text[]",
              "text[]",
              "text",
              "bytea STORAGE EXTERNAL"));
  private static final KeyedTable TABLE = new KeyedTable("user_profile", "users", VALUES);

  private final VectorColumn vectors;

  UserLoad(VectorColumn vectors) {
    this.vectors = vectors;
  }

  @Override
  public ImportFile file() {
    return ImportFile.USERS;
  }

  @Override
  public Staging staging() {
    return STAGING;
  }

  @Override
  public void write(Row row, CopyRows out) throws BadValue {
    out.bigint(row.id("user_id"));
    out.text(row.name("city_code"));
    if (row.cell("max_distance_km").length() == 0) {
      out.nothing();
    } else {
      out.number(Numbers.distance(row, "max_distance_km"));
    }
    Salary.read(row).write(out);
    out.texts(row.names("employment_types"));
    out.texts(row.names("required_features"));
    out.texts(row.names("preferred_categories"));
    out.text(row.text("keywords", MAX_KEYWORDS));
    vectors.write(row, out);
  }

  @Override
  public String key(Row row) throws BadValue {
    return Long.toString(row.id("user_id"));
  }

  @Override
  public LoadCounts apply(ImportTransaction transaction) throws SQLException {
    transaction.execute("ANALYZE staged_user (line_no, user_id, city_code)");
    CityLoad.rejectUnknown(transaction, this);
    TABLE.rejectDuplicates(transaction, this);
    LoadCounts counts = TABLE.upsert(transaction, this);
    long removed = 0;
    if (transaction.replaces(ImportFile.USERS)) {
      TABLE.findRemoved(transaction, this);
      removed = TABLE.removeWithBehaviors(transaction, "user_id");
    }
    transaction.execute("ANALYZE user_profile");
    return new LoadCounts(counts.inserted(), counts.updated(), counts.unchanged(), 0, removed);
  }

  /** Warns of stored users whose vectors do not fit the jobs' dimension any more. */
  static void checkDimensions(ImportTransaction transaction, int dimension) throws SQLException {
    if (dimension == 0) {
      return;
    }
    long others =
        transaction.number(
            """
            SELECT count(*) FROM user_profile
            WHERE vector IS NOT NULL AND octet_length(vector) <> %d
            """
                .formatted(dimension * Float.BYTES));
    if (others > 0) {
      transaction.warn(
          "stored users whose vectors are not of dimension %d, who cannot be scored until they are imported again: %d"
              .formatted(dimension, others));
    }
  }
}
