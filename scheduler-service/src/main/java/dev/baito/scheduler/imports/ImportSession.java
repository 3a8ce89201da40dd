package dev.baito.scheduler.imports;

import dev.baito.scheduler.SchedulerSettings.Imports;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The steps of one import inside its transaction. Not thread-safe. */
final class ImportSession {
  private final ImportRequest request;
  private final Imports settings;
  private final ImportTransaction transaction;
  private final Rejects rejects;
  private final Map<ImportFile, Loaded> loaded = new EnumMap<>(ImportFile.class);

  ImportSession(
      ImportRequest request, Imports settings, ImportTransaction transaction, Rejects rejects) {
    this.request = request;
    this.settings = settings;
    this.transaction = transaction;
    this.rejects = rejects;
  }

  /** What became of a file, but for its rejects. */
  private record Loaded(long rows, LoadCounts counts, List<String> warnings) {}

  /** Loads all files and gathers what was rejected. Nothing is committed. */
  void load() throws IOException, SQLException {
    transaction.begin();
    CityLoad cities = new CityLoad();
    load(cities);
    if (transaction.gives(ImportFile.JOBS) || transaction.gives(ImportFile.USERS)) {
      CityLoad.findKnown(transaction);
    }
    VectorColumn vectors = new VectorColumn(dimension());
    load(new JobLoad(vectors));
    load(new UserLoad(vectors));
    load(new BehaviorLoad());
    if (transaction.replaces(ImportFile.CITIES)) {
      removed(ImportFile.CITIES, cities.remove(transaction));
    }
    UserLoad.checkDimensions(transaction, vectors.dimension());
    reportRemovedBehaviors();
    findRejected();
  }

  /** Returns the reports of the files, in the order they were loaded. */
  List<FileReport> reports() {
    List<FileReport> reports = new ArrayList<>();
    loaded.forEach((file, of) ->
        reports.add(
            new FileReport(
                file.text(),
                of.rows(),
                of.counts().inserted(),
                of.counts().updated(),
                of.counts().unchanged(),
                rejects.count(file),
                of.counts().repeated(),
                of.counts().removed(),
                of.warnings())));
    return reports;
  }

  private void load(FileLoad load) throws IOException, SQLException {
    Path path = request.files().get(load.file());
    if (path == null) {
      return;
    }
    try (OpenFile open = OpenFile.open(load.file(), path, settings)) {
      long rows = new FileStager(transaction, rejects).stage(load, open);
      LoadCounts counts = load.apply(transaction);
      loaded.put(load.file(), new Loaded(rows, counts, warnings(open.header())));
    }
  }

  private static List<String> warnings(Header header) {
    return header.unknown().isEmpty()
        ? List.of()
        : List.of("columns that are not read: " + String.join(", ", header.unknown()));
  }

  /**
   * Returns the dimension that vectors are held to: the setting; else that of the stored jobs,
   * unless this import replaces them; else 0, for that of the first valid vector.
   */
  private int dimension() throws SQLException {
    if (settings.dimension() > 0 || transaction.replaces(ImportFile.JOBS)) {
      return settings.dimension();
    }
    return (int)
        transaction.number(
            """
            SELECT octet_length(vector) / 4 FROM job WHERE vector IS NOT NULL
            ORDER BY job_id LIMIT 1
            """);
  }

  private void removed(ImportFile file, long count) {
    Loaded before = loaded.get(file);
    if (before == null) {
      return;
    }
    LoadCounts counts = before.counts();
    loaded.put(
        file,
        new Loaded(
            before.rows(),
            new LoadCounts(
                counts.inserted(),
                counts.updated(),
                counts.unchanged(),
                counts.repeated(),
                counts.removed() + count),
            before.warnings()));
  }

  private void reportRemovedBehaviors() {
    long count = transaction.behaviorsRemoved();
    if (transaction.gives(ImportFile.BEHAVIORS)) {
      removed(ImportFile.BEHAVIORS, count);
    } else if (count > 0) {
      transaction.warn("behaviours that went with the users and jobs that were removed: " + count);
    }
  }

  private void findRejected() throws IOException, SQLException {
    for (Map.Entry<ImportFile, Path> entry : request.files().entrySet()) {
      long found =
          transaction.number(
              "SELECT count(*) FROM rejected_row WHERE file = '%s'"
                  .formatted(entry.getKey().text()));
      if (found > 0) {
        try (OpenFile open = OpenFile.open(entry.getKey(), entry.getValue(), settings)) {
          RejectedRows.spool(transaction, rejects, open);
        }
      }
    }
  }
}
