package dev.baito.warmer.warming;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.database.Query;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;

/** What PostgreSQL has of generations and of where users live. Thread-safe; blocks. */
@ApplicationScoped
class StoredGenerations {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Further places have so few users each that they do not change the order. */
  private static final int MAX_PLACES = 20_000;

  private static final String NEWEST =
      """
      SELECT generation_id, build_id, blocks FROM catalogue_generation
      WHERE state = 'ready' ORDER BY generation_id DESC LIMIT 1
      """;

  private static final String HEADER =
      "SELECT header FROM catalogue_generation WHERE generation_id = $1 AND build_id = $2";

  static final String BLOCK =
      "SELECT payload FROM catalogue_block WHERE generation_id = $1 AND block_no = $2";

  static final String PLACES =
      """
      SELECT city_code, ceil(max_distance_km) AS reach_km, count(*) AS users
      FROM user_profile
      GROUP BY city_code, reach_km
      ORDER BY users DESC, city_code, reach_km
      LIMIT $1
      """;

  private final Pool pool;

  StoredGenerations(Pool pool) {
    this.pool = pool;
  }

  /** Returns the newest generation that can be read. */
  Optional<ReadyGeneration> newest() {
    for (Row row : execute(NEWEST, Tuple.tuple())) {
      return Optional.of(new ReadyGeneration(row.getLong(0), row.getUUID(1), row.getInteger(2)));
    }
    return Optional.empty();
  }

  /** Returns how much each of its blocks will be used. */
  PredictedUse predictedUse(ReadyGeneration generation) {
    var id = Tuple.of(generation.generationId(), generation.buildId());
    for (Row row : execute(HEADER, id)) {
      byte[] header = row.getBuffer(0).getBytes();
      if (header.length > 0) {
        return PredictedUse.of(CatalogueHeader.decode(header), places());
      }
    }
    throw gone(generation);
  }

  private Iterable<UserPlace> places() {
    var places = new ArrayList<UserPlace>();
    for (Row row : execute(PLACES, Tuple.of(MAX_PLACES))) {
      Double reachKm = row.getDouble(1);
      places.add(
          new UserPlace(
              row.getString(0),
              reachKm == null ? OptionalDouble.empty() : OptionalDouble.of(reachKm),
              row.getLong(2)));
    }
    return places;
  }

  /** Returns the bytes of a block. */
  byte[] block(ReadyGeneration generation, int blockNo) {
    for (Row row : execute(BLOCK, Tuple.of(generation.generationId(), blockNo))) {
      return row.getBuffer(0).getBytes();
    }
    throw gone(generation);
  }

  private static BaitoException gone(ReadyGeneration generation) {
    return new BaitoException(
        ErrorCode.CATALOGUE_MISSING,
        "generation " + generation.generationId() + " was removed while it was being read");
  }

  private RowSet<Row> execute(String sql, Tuple parameters) {
    return Query.run(pool, sql, parameters, TIMEOUT);
  }
}
