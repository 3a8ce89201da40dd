package dev.baito.scheduler.export;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.runs.RunQueries;
import dev.baito.scheduler.runs.RunState;
import dev.baito.scheduler.runs.RunView;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the lists of a completed run as CSV: {@code user_id,rank,job_id,score}, by user and rank.
 * A score is the shortest decimal that reads back to the same float32, in Java's notation (0.25,
 * 1.0E-5). The same run gives the same bytes whenever it is asked. Memory is that of one chunk.
 */
@ApplicationScoped
class ListExport {
  private static final String HEADER = "user_id,rank,job_id,score\n";

  // Users without a job have no lines; they are read all the same, since the keyset passes over
  // them.
  static final String CHUNK_SQL =
      """
      SELECT user_id, job_ids, scores
      FROM run_list
      WHERE run_id = $1 AND user_id > $2
      ORDER BY user_id
      LIMIT $3
      """;

  private final Database database;
  private final RunQueries runs;
  private final int chunkLines;

  ListExport(Database database, RunQueries runs, SchedulerSettings settings) {
    this.database = database;
    this.runs = runs;
    this.chunkLines = settings.export().chunkLines();
  }

  /**
   * Returns a run whose lists can be exported.
   *
   * @throws BaitoException with {@link ErrorCode#RUN_UNKNOWN}, or {@link ErrorCode#RUN_STATE} while
   *     it is not completed
   */
  RunView completed(long runId) {
    RunView run = runs.run(runId);
    if (run.state() != RunState.COMPLETED) {
      throw new BaitoException(
          ErrorCode.RUN_STATE,
          "Run %d is %s: only the lists of a completed run can be exported"
              .formatted(runId, run.state().text()));
    }
    return run;
  }

  /** Writes the lists. */
  void write(RunView run, OutputStream out) throws IOException {
    out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
    int chunkUsers = Math.max(1, chunkLines / run.settings().topK());
    long lastUser = 0; // ids are positive
    RowSet<Row> rows;
    do {
      rows = database.query(CHUNK_SQL, run.runId(), lastUser, chunkUsers);
      var lines = new StringBuilder(1 << 16);
      for (Row row : rows) {
        lastUser = row.getLong(0);
        append(lines, lastUser, row.getArrayOfLongs(1), row.getArrayOfFloats(2));
      }
      out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
    } while (rows.size() == chunkUsers);
    // The clean-up removes a run before its lists. Found gone here, the lists may have been cut
    // short:
    // failing breaks the connection, so that nobody takes them for whole.
    runs.run(run.runId());
  }

  private static void append(StringBuilder lines, long userId, Long[] jobIds, Float[] scores) {
    for (int k = 0; k < jobIds.length; k++) {
      lines
          .append(userId)
          .append(',')
          .append(k + 1)
          .append(',')
          .append(jobIds[k].longValue())
          .append(',')
          .append(scores[k].floatValue())
          .append('\n');
    }
  }
}
