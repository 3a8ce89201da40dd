package dev.baito.worker.vectors;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.database.Query;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.blocks.BatchBlocks;
import dev.baito.worker.blocks.BlockCache;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the jobs of a generation with their vectors. Memory is that of some hundred jobs. */
@ApplicationScoped
class JobVectors {
  /** Jobs read from the source at once. */
  private static final int CHUNK = 256;

  /** What a job that has been removed from the source since is called: a title is required. */
  private static final String REMOVED = "(removed)";

  private static final List<String> HEADER =
      List.of(
          "job_id",
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
          "vector",
          "active",
          "static_score");

  static final String READ =
      """
      SELECT job_id, title, employer_id, city_code, category, employment_type, salary_type,
        coalesce(salary_min::text, ''), coalesce(salary_max::text, ''), features, description,
        posted_at, expires_at
      FROM job WHERE job_id = ANY ($1)
      """;

  private final Pool pool;
  private final BlockCache blocks;
  private final Duration timeout;

  JobVectors(Pool pool, BlockCache blocks, WorkerSettings settings) {
    this.pool = pool;
    this.blocks = blocks;
    this.timeout = settings.worker().queryTimeout();
  }

  /** Writes all jobs of the generation, in the order in which they lie there. */
  void write(CatalogueHeader header, OutputStream out) throws IOException {
    var rows = new CsvRows(out, HEADER);
    var source = new BatchBlocks(blocks, header, timeout);
    for (int blockNo = 0; blockNo < header.blocks(); blockNo++) {
      JobBlock block = source.block(blockNo);
      for (int from = 0; from < block.jobs(); from += CHUNK) {
        write(block, from, Math.min(from + CHUNK, block.jobs()), rows);
      }
    }
    rows.flush();
  }

  private void write(JobBlock block, int from, int to, CsvRows rows) throws IOException {
    Map<Long, List<String>> stored = read(block, from, to);
    float[] vector = new float[block.dimension()];
    for (int row = from; row < to; row++) {
      long jobId = block.jobId(row);
      List<String> line = new ArrayList<>(stored.getOrDefault(jobId, removed(jobId)));
      block.copyVector(row, vector, 0);
      line.add(CsvRows.vector(vector));
      line.add(Boolean.toString((block.active()[row / Long.SIZE] & 1L << row) != 0));
      line.add(Double.toString(block.staticScore(row)));
      rows.write(line);
    }
    rows.flush();
  }

  private Map<Long, List<String>> read(JobBlock block, int from, int to) {
    Long[] jobIds = new Long[to - from];
    for (int row = from; row < to; row++) {
      jobIds[row - from] = block.jobId(row);
    }
    Map<Long, List<String>> stored = HashMap.newHashMap(jobIds.length);
    for (Row row : Query.run(pool, READ, Tuple.tuple().addArrayOfLong(jobIds), timeout)) {
      stored.put(row.getLong(0), columns(row));
    }
    return stored;
  }

  private static List<String> columns(Row row) {
    List<String> columns = new ArrayList<>(HEADER.size());
    columns.add(row.getLong(0).toString());
    for (int column = 1; column <= 8; column++) {
      columns.add(row.getString(column));
    }
    columns.add(CsvRows.names(row.getArrayOfStrings(9)));
    columns.add(row.getString(10));
    columns.add(CsvRows.instant(row.getOffsetDateTime(11)));
    columns.add(CsvRows.instant(row.getOffsetDateTime(12)));
    return columns;
  }

  private static List<String> removed(long jobId) {
    return List.of(Long.toString(jobId), REMOVED, "", "", "", "", "", "", "", "", "", "", "");
  }
}
