package dev.baito.warmer.source;

import dev.baito.database.Connections;
import dev.baito.place.City;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The catalogue source as one transaction sees it, so that both passes over the jobs read the same
 * rows whatever is imported meanwhile. Memory does not grow with the jobs. Not thread-safe; blocks.
 */
public final class SourceSnapshot implements AutoCloseable {
  private static final int ROW_BYTES_WITHOUT_VECTOR = 512;

  static final String CREATE_INTEREST =
      """
      CREATE TEMP TABLE job_interest (
        job_id bigint PRIMARY KEY,
        acting_users integer NOT NULL
      ) ON COMMIT DROP
      """;

  // Users are told apart by grouping: to count distinct ones PostgreSQL would sort, and fetch
  // nearly
  // all behaviours one by one in the order of the index on jobs.
  static final String FILL_INTEREST =
      """
      INSERT INTO job_interest (job_id, acting_users)
      SELECT job_id, count(*) FILTER (WHERE last_at > $1)
      FROM (
        SELECT job_id, user_id, max(occurred_at) AS last_at
        FROM behavior
        WHERE occurred_at > $2 AND occurred_at <= $3 AND ingest_seq <= $4
        GROUP BY job_id, user_id
      ) AS acting
      GROUP BY job_id
      """;

  private static final String CITIES =
      "SELECT city_code, name, region_code, latitude, longitude FROM city ORDER BY city_code";

  static final String FIRST_VECTOR =
      """
      SELECT octet_length(vector) / 4 FROM job
      WHERE vector IS NOT NULL ORDER BY job_id LIMIT 1
      """;

  static final String ANY_USER_VECTOR =
      "SELECT EXISTS (SELECT FROM user_profile WHERE vector IS NOT NULL)";

  /** The lengths of texts are known without reading them. */
  static final String MEAN_TEXT_BYTES =
      "SELECT coalesce(avg(octet_length(title) + octet_length(description)), 0)::int FROM job";

  private final SqlConnection connection;
  private final Windows windows;
  private final int pageBytes;
  private final Duration timeout;

  private SourceSnapshot(
      SqlConnection connection, Windows windows, int pageBytes, Duration timeout) {
    this.connection = connection;
    this.windows = windows;
    this.pageBytes = pageBytes;
    this.timeout = timeout;
  }

  /**
   * Opens a snapshot for one generation.
   *
   * @param pageBytes about how many bytes of rows are asked for at a time
   * @param sortMemoryMb what the database may use for sorting before it turns to disk
   * @param timeout for each statement, and each page of its rows
   */
  public static SourceSnapshot open(
      Pool pool,
      GenerationRequest request,
      Windows windows,
      int pageBytes,
      int sortMemoryMb,
      Duration timeout) {
    SqlConnection connection = Connections.within(pool, timeout).await().indefinitely();
    var snapshot = new SourceSnapshot(connection, windows, pageBytes, timeout);
    try {
      snapshot.run("BEGIN ISOLATION LEVEL REPEATABLE READ");
      snapshot.run("SET LOCAL statement_timeout = " + timeout.toMillis());
      snapshot.run("SET LOCAL work_mem = '" + sortMemoryMb + "MB'");
      // Neither query repeats work enough to pay for compiling it.
      snapshot.run("SET LOCAL jit = off");
      snapshot.run(CREATE_INTEREST);
      snapshot.query(
          FILL_INTEREST,
          Tuple.of(
              windows.popularityFrom().atOffset(ZoneOffset.UTC),
              windows.interestFrom().atOffset(ZoneOffset.UTC),
              windows.asOf().atOffset(ZoneOffset.UTC),
              request.behaviorMark()));
      snapshot.run("ANALYZE job_interest");
      return snapshot;
    } catch (RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  /** Returns every city. */
  public List<City> cities() {
    var cities = new ArrayList<City>();
    for (Row row : query(CITIES, Tuple.tuple())) {
      cities.add(
          new City(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getDouble(3),
              row.getDouble(4)));
    }
    return cities;
  }

  /** Returns the dimension of the vectors that jobs carry, if any does. */
  public OptionalInt givenDimension() {
    for (Row row : query(FIRST_VECTOR, Tuple.tuple())) {
      return OptionalInt.of(row.getInteger(0));
    }
    return OptionalInt.empty();
  }

  /** Returns whether any user carries a vector. */
  public boolean anyUserVector() {
    return query(ANY_USER_VECTOR, Tuple.tuple()).iterator().next().getBoolean(0);
  }

  /**
   * Passes the generation's jobs ascending by number, without vectors.
   *
   * @param texts whether with what they say
   */
  public void jobsByNumber(boolean texts, Consumer<SourceJob> consumer) {
    stream(JobRows.byNumber(texts), rowsPerPage(texts, 0), consumer);
  }

  /**
   * Passes the generation's jobs in the order of the blocks: active before inactive, neighbours
   * together, then by wage, so that the zone maps of blocks are narrow.
   *
   * @param texts whether with what they say
   * @param dimension of the vectors they carry, 0 for none
   */
  public void jobsByPlace(boolean texts, int dimension, Consumer<SourceJob> consumer) {
    stream(JobRows.byPlace(texts), rowsPerPage(texts, dimension), consumer);
  }

  private int rowsPerPage(boolean texts, int dimension) {
    int textBytes =
        texts ? query(MEAN_TEXT_BYTES, Tuple.tuple()).iterator().next().getInteger(0) : 0;
    int rowBytes = ROW_BYTES_WITHOUT_VECTOR + dimension * Float.BYTES + textBytes;
    return Math.max(1, pageBytes / rowBytes);
  }

  private void stream(String sql, int rows, Consumer<SourceJob> consumer) {
    Tuple asOf = Tuple.of(windows.asOf().atOffset(ZoneOffset.UTC));
    var statement = connection.prepare(sql).await().atMost(timeout);
    var cursor = statement.cursor(asOf);
    try {
      var page = cursor.read(rows).subscribeAsCompletionStage();
      boolean more;
      do {
        RowSet<Row> current = Uni.createFrom().completionStage(page).await().atMost(timeout);
        more = cursor.hasMore();
        if (more) {
          page = cursor.read(rows).subscribeAsCompletionStage(); // while this page is worked on
        }
        for (Row row : current) {
          consumer.accept(JobRows.toJob(row));
        }
      } while (more);
    } finally {
      // The transaction ends soon and takes both along; a failure here would hide the real one.
      cursor.close().chain(statement::close).onFailure().recoverWithNull().await().atMost(timeout);
    }
  }

  private void run(String sql) {
    connection.query(sql).execute().await().atMost(timeout);
  }

  private RowSet<Row> query(String sql, Tuple parameters) {
    return connection.preparedQuery(sql).execute(parameters).await().atMost(timeout);
  }

  /** Ends the transaction and gives the connection back. */
  @Override
  public void close() {
    connection
        .query("ROLLBACK")
        .execute()
        .replaceWithVoid()
        .onFailure()
        .recoverWithNull()
        .chain(connection::close)
        .onFailure()
        .recoverWithNull()
        .await()
        .atMost(timeout);
  }
}
