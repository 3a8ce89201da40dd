package dev.baito.scheduler.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.messages.MessageCodec;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Times;
import dev.baito.scheduler.runs.RunQueries;
import dev.baito.scheduler.runs.RunView;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** Writes the performance log of a run: a line of JSON per completed batch, then one of the run. */
@ApplicationScoped
class RunReport {
  private static final int CHUNK_BATCHES = 500;

  private static final String IMPORT_SQL =
      """
      SELECT (extract(epoch FROM finished_at - started_at) * 1000)::bigint AS ms
      FROM import_report
      WHERE state = 'applied' AND finished_at <= $1
      ORDER BY import_id DESC
      LIMIT 1
      """;

  static final String CHUNK_SQL =
      """
      SELECT c.batch_no, c.ranked + c.empty + c.gone + c.failed AS users, c.completed_at, c.sink_ms,
        c.statistics::text AS statistics, b.published_at
      FROM batch_completion c LEFT JOIN user_batch b USING (run_id, batch_no)
      WHERE c.run_id = $1 AND c.batch_no > $2
      ORDER BY c.batch_no
      LIMIT $3
      """;

  private final Database database;
  private final RunQueries runs;
  private final ObjectMapper mapper;

  RunReport(Database database, RunQueries runs, ObjectMapper mapper) {
    this.database = database;
    this.runs = runs;
    this.mapper = mapper;
  }

  /** Returns what the report says of a run beside its batches. */
  RunFacts facts(long runId) {
    RunView run = runs.run(runId);
    long importMs = 0;
    for (Row row : database.query(IMPORT_SQL, Times.parameter(run.createdAt()))) {
      importMs = row.getLong("ms");
    }
    return new RunFacts(
        runId,
        run.createdAt(),
        run.firstPublishedAt(),
        run.finishedAt(),
        importMs,
        run.catalogue().map(RunView.Catalogue::buildMs).orElse(0L),
        run.catalogue().map(RunView.Catalogue::bytes).orElse(0L));
  }

  /** Writes the lines. */
  void write(RunFacts run, OutputStream out) throws IOException {
    var totals = new Totals();
    int lastBatch = -1;
    RowSet<Row> rows;
    do {
      rows = database.query(CHUNK_SQL, run.runId(), lastBatch, CHUNK_BATCHES);
      for (Row row : rows) {
        BatchRow batch = batch(row);
        lastBatch = batch.batchNo();
        totals.add(batch);
        line(ReportLine.of(run.runId(), batch), out);
      }
    } while (rows.size() == CHUNK_BATCHES);
    line(ReportLine.of(run, totals, Instant.now()), out);
  }

  private void line(ReportLine line, OutputStream out) throws IOException {
    out.write(mapper.writeValueAsBytes(line));
    out.write('\n');
  }

  private static BatchRow batch(Row row) {
    return new BatchRow(
        row.getInteger("batch_no"),
        row.getLong("users"),
        Times.ifAny(row, "published_at"),
        Times.of(row, "completed_at"),
        row.getLong("sink_ms"),
        MessageCodec.statistics(row.getString("statistics")));
  }
}
