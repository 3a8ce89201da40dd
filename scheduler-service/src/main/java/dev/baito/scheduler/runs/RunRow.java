package dev.baito.scheduler.runs;

import dev.baito.scheduler.database.Times;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.Optional;

/** Reads a run's view from a row of {@link RunQueries}. */
final class RunRow {
  private RunRow() {}

  static RunView view(Row row) {
    String failure = row.getString("failure");
    String ledger = row.getString("ledger");
    return new RunView(
        row.getLong("run_id"),
        RunState.of(row.getString("state")),
        Times.of(row, "as_of"),
        row.getLong("generation_id"),
        row.getLong("revision"),
        settings(row),
        users(row),
        new RunView.Batches(
            row.getLong("planned_batches"),
            row.getLong("published_batches"),
            row.getLong("completed_batches"),
            row.getLong("dead_batches")),
        catalogue(row),
        Times.of(row, "created_at"),
        Times.ifAny(row, "first_published_at"),
        Times.ifAny(row, "finished_at"),
        failure.isEmpty() ? Optional.empty() : Optional.of(failure),
        ledger.isEmpty() ? Optional.empty() : Optional.of(ledger));
  }

  private static RunView.Settings settings(Row row) {
    return new RunView.Settings(
        row.getInteger("top_k"),
        row.getInteger("batch_size"),
        row.getString("unknown_policy"),
        row.getString("exclude_seen"),
        DurationText.format(Duration.ofMillis(row.getLong("behavior_window_ms"))),
        DurationText.format(Duration.ofMillis(row.getLong("behavior_half_life_ms"))),
        row.getDouble("static_weight"),
        row.getInteger("max_per_employer"),
        row.getInteger("max_per_category"),
        row.getString("priority"));
  }

  private static RunView.Users users(Row row) {
    long ranked = row.getLong("ranked");
    long empty = row.getLong("empty");
    long gone = row.getLong("gone");
    return new RunView.Users(
        row.getLong("planned_users"),
        ranked + empty + gone,
        ranked,
        empty,
        gone,
        row.getLong("failed"),
        row.getLong("dead_lettered"),
        row.getLong("discarded"));
  }

  private static Optional<RunView.Catalogue> catalogue(Row row) {
    return Optional.ofNullable(row.getString("kind"))
        .map(kind ->
            new RunView.Catalogue(
                kind,
                row.getInteger("dimension"),
                row.getInteger("jobs"),
                row.getInteger("active_jobs"),
                row.getInteger("zero_vector_jobs"),
                row.getInteger("blocks"),
                row.getLong("bytes"),
                row.getLong("build_ms")));
  }
}
