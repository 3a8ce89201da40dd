package dev.baito.scheduler.imports;

import dev.baito.scheduler.imports.copy.CopyRows;
import java.sql.SQLException;
import java.util.List;

/** Loads jobs.csv. */
final class JobLoad implements FileLoad {
  private static final int MAX_TITLE = 2_000;

  private static final List<String> VALUES =
      List.of(
          "title",
          "employer_id",
          "city_code",
          "category",
          "employment_type",
          "salary_type",
          "salary_min",
          "salary_max",
          "features",
          "description",
          "posted_at",
          "expires_at",
          "vector");
  private static final Staging STAGING =
      new Staging(
          "staged_job",
          "job_id",
          ImportFile.JOBS.columns(),
          List.of(
              "bigint",
              "text",
              "text",
              "text",
              "text",
              "text",
              "text",
              "numeric",
              "numeric",
              "text[]",
              "text",
              "timestamptz",
              "timestamptz",
              "bytea STORAGE EXTERNAL"));
  private static final KeyedTable TABLE = new KeyedTable("job", "jobs", VALUES);

  private final VectorColumn vectors;

  JobLoad(VectorColumn vectors) {
    this.vectors = vectors;
  }

  @Override
  public ImportFile file() {
    return ImportFile.JOBS;
  }

  @Override
  public Staging staging() {
    return STAGING;
  }

  @Override
  public void write(Row row, CopyRows out) throws BadValue {
    out.bigint(row.id("job_id"));
    out.text(row.required("title", MAX_TITLE));
    out.text(row.name("employer_id"));
    out.text(row.name("city_code"));
    out.text(row.name("category"));
    out.text(row.name("employment_type"));
    Salary.read(row).write(out);
    out.texts(row.names("features"));
    out.text(row.text("description", Integer.MAX_VALUE));
    instant(row, "posted_at", out);
    instant(row, "expires_at", out);
    vectors.write(row, out);
  }

  @Override
  public String key(Row row) throws BadValue {
    return Long.toString(row.id("job_id"));
  }

  @Override
  public LoadCounts apply(ImportTransaction transaction) throws SQLException {
    transaction.execute("ANALYZE staged_job (line_no, job_id, city_code)");
    CityLoad.rejectUnknown(transaction, this);
    TABLE.rejectDuplicates(transaction, this);
    LoadCounts counts = TABLE.upsert(transaction, this);
    long removed = 0;
    if (transaction.replaces(ImportFile.JOBS)) {
      TABLE.findRemoved(transaction, this);
      removed = TABLE.removeWithBehaviors(transaction, "job_id");
    }
    checkDimensions(transaction);
    transaction.execute("ANALYZE job");
    return new LoadCounts(counts.inserted(), counts.updated(), counts.unchanged(), 0, removed);
  }

  /**
   * Sees to stored vectors of another dimension than this import's. They can be there after the
   * setting was changed, which gets a warning; or in rows that a replacing import keeps because the
   * file's are bad. These lose their vector, since one of them would make the catalogue unusable.
   */
  private void checkDimensions(ImportTransaction transaction) throws SQLException {
    if (vectors.dimension() == 0) {
      return;
    }
    String others =
        "FROM job WHERE vector IS NOT NULL AND octet_length(vector) <> "
            + vectors.dimension() * Float.BYTES;
    long count = transaction.number("SELECT count(*) " + others);
    if (count == 0) {
      return;
    }
    if (transaction.replaces(ImportFile.JOBS)) {
      transaction.execute(
          "UPDATE job SET vector = NULL WHERE job_id IN (SELECT job_id %s)".formatted(others));
      transaction.warn(
          "jobs that lost their vectors, which were not of dimension %d: %d"
              .formatted(vectors.dimension(), count));
    } else {
      transaction.warn(
          "stored jobs whose vectors are not of dimension %d, to be imported again: %d"
              .formatted(vectors.dimension(), count));
    }
  }

  private static void instant(Row row, String column, CopyRows out) throws BadValue {
    if (row.cell(column).length() == 0) {
      out.nothing();
    } else {
      out.instant(Instants.micros(row, column));
    }
  }
}
