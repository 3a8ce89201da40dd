package dev.baito.worker.vectors;

import dev.baito.BaitoException;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.database.Query;
import dev.baito.matching.GatheredVectors;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.scoring.UserVectors;
import dev.baito.user.Behavior;
import dev.baito.user.UserInput;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.blocks.BatchBlocks;
import dev.baito.worker.blocks.BlockCache;
import dev.baito.worker.runs.PlannedRun;
import dev.baito.worker.runs.RunReader;
import dev.baito.worker.runs.RunReader.PlannedBatch;
import dev.baito.worker.users.UserReader;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the users of a run with the vectors that the engine makes of them. Users who are gone or
 * cannot be scored are left out. Memory is that of one batch.
 */
@ApplicationScoped
class UserVectorsOfRun {
  private static final List<String> HEADER =
      List.of(
          "user_id",
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

  static final String READ =
      """
      SELECT user_id, city_code, coalesce(max_distance_km::text, ''), salary_type,
        coalesce(salary_min::text, ''), coalesce(salary_max::text, ''), employment_types,
        required_features, preferred_categories, keywords
      FROM user_profile WHERE user_id = ANY ($1)
      """;

  private final Pool pool;
  private final RunReader runs;
  private final UserReader users;
  private final BlockCache blocks;
  private final Duration timeout;

  UserVectorsOfRun(
      Pool pool, RunReader runs, UserReader users, BlockCache blocks, WorkerSettings settings) {
    this.pool = pool;
    this.runs = runs;
    this.users = users;
    this.blocks = blocks;
    this.timeout = settings.worker().queryTimeout();
  }

  /** Writes the users of a run, batch by batch, those of a batch ascending. */
  void write(PlannedRun run, PreparedCatalogue catalogue, OutputStream out) throws IOException {
    var rows = new CsvRows(out, HEADER);
    Optional<PlannedBatch> batch = runs.batchAfter(run.runId(), -1);
    while (batch.isPresent()) {
      write(run, catalogue, batch.get(), rows);
      rows.flush();
      batch = runs.batchAfter(run.runId(), batch.get().batchNo());
    }
    // The clean-up removes a run while we read it: failing breaks the connection, so that nobody
    // takes a part for the whole.
    runs.run(run.runId());
    rows.flush();
  }

  private void write(
      PlannedRun run, PreparedCatalogue catalogue, PlannedBatch batch, CsvRows rows) {
    CatalogueHeader header = catalogue.header();
    Map<Long, List<String>> stored = read(batch.userIds());
    List<UserInput> inputs =
        users.read(run.batch(batch.batchNo(), batch.userIds()), header).inputs().stream()
            .filter(user -> stored.containsKey(user.profile().userId()))
            .sorted(Comparator.comparingLong(user -> user.profile().userId()))
            .toList();
    UserVectors vectors = catalogue.userVectors(run.settings(), run.asOf());
    List<List<Behavior>> behaviors = inputs.stream().map(vectors::contributing).toList();
    var jobVectors =
        GatheredVectors.of(
            header,
            new BatchBlocks(blocks, header, timeout),
            behaviors.stream().flatMap(List::stream).mapToLong(Behavior::jobId));
    for (int i = 0; i < inputs.size(); i++) {
      UserInput user = inputs.get(i);
      List<String> columns = stored.getOrDefault(user.profile().userId(), List.of());
      try {
        float[] vector = vectors.of(user.profile(), behaviors.get(i), jobVectors);
        rows.write(Stream.concat(columns.stream(), Stream.of(CsvRows.vector(vector))).toList());
      } catch (BaitoException _) {
        // A dead letter of the run says why this user has no vector.
      }
    }
  }

  private Map<Long, List<String>> read(List<Long> userIds) {
    Tuple parameters = Tuple.tuple().addArrayOfLong(userIds.toArray(Long[]::new));
    Map<Long, List<String>> stored = HashMap.newHashMap(userIds.size());
    for (Row row : Query.run(pool, READ, parameters, timeout)) {
      stored.put(row.getLong(0), columns(row));
    }
    return stored;
  }

  private static List<String> columns(Row row) {
    List<String> columns = new ArrayList<>(HEADER.size());
    columns.add(row.getLong(0).toString());
    for (int column = 1; column <= 5; column++) {
      columns.add(row.getString(column));
    }
    for (int column = 6; column <= 8; column++) {
      columns.add(CsvRows.names(row.getArrayOfStrings(column)));
    }
    columns.add(row.getString(9));
    return columns;
  }
}
