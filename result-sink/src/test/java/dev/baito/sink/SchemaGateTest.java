package dev.baito.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.database.DatabaseSettings;
import dev.baito.database.SchemaGate;
import dev.baito.database.SchemaVersion;
import dev.baito.local.testing.EmbeddedStack;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate of deploy/database, on databases of its own; there it has no server to be tested on. */
class SchemaGateTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final String database = "gate_" + System.nanoTime();
  private Pool pool = pool("postgres");

  private record Settings(Duration schemaWait, Duration schemaPoll) implements DatabaseSettings {}

  @BeforeEach
  void create() {
    sql("CREATE DATABASE " + database);
    pool.closeAndAwait();
    pool = pool(database);
  }

  @AfterEach
  void close() {
    pool.closeAndAwait();
    vertx.closeAndAwait();
  }

  @Test
  void theKnownVersionOpensTheGate() {
    history(SchemaVersion.CURRENT);
    assertThatCode(() -> gate(Duration.ofSeconds(10)).open()).doesNotThrowAnyException();
  }

  @Test
  void aNewerSchemaIsRefusedAtOnce() {
    history(SchemaVersion.CURRENT + 1);
    long begun = System.nanoTime();
    assertRefused(gate(Duration.ofSeconds(30)), "start the release that belongs to the schema");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void anEmptyDatabaseIsRefusedAfterTheWait() {
    assertRefused(gate(Duration.ofMillis(200)), "still has version 0");
  }

  @Test
  void anOlderSchemaIsRefusedAfterTheWait() {
    history(SchemaVersion.CURRENT - 1);
    assertRefused(gate(Duration.ofMillis(200)), "still has version " + (SchemaVersion.CURRENT - 1));
  }

  @Test
  void aMigrationThatFailedDoesNotCount() {
    history(SchemaVersion.CURRENT);
    sql("UPDATE flyway_schema_history SET success = false");
    assertRefused(gate(Duration.ofMillis(200)), "still has version 0");
  }

  @Test
  void aDatabaseThatIsNotThereIsRefusedAfterTheWait() {
    pool.closeAndAwait();
    pool = pool("nowhere");
    assertRefused(gate(Duration.ofMillis(200)), "could not be asked");
  }

  @Test
  void aSchemaThatIsMigratedMeanwhileOpensTheGate() {
    var opened =
        io.smallrye.mutiny.Uni.createFrom()
            .item(() -> {
              gate(PATIENCE).open();
              return true;
            })
            .runSubscriptionOn(Thread.ofVirtual()::start)
            .subscribeAsCompletionStage();
    assertThat(opened).isNotDone();
    history(SchemaVersion.CURRENT);
    assertThat(opened).succeedsWithin(PATIENCE).isEqualTo(true);
  }

  private SchemaGate gate(Duration wait) {
    return new SchemaGate(pool, new Settings(wait, Duration.ofMillis(20)));
  }

  private static void assertRefused(SchemaGate gate, String why) {
    assertThatThrownBy(gate::open)
        .isInstanceOfSatisfying(
            BaitoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SCHEMA_VERSION))
        .hasMessageContaining(why);
  }

  /** The columns of Flyway's table that matter here. */
  private void history(int version) {
    sql(
        """
        CREATE TABLE flyway_schema_history AS
        SELECT v::text AS version, true AS success FROM generate_series(0, %d) AS v
        """
            .formatted(version));
  }

  private void sql(String sql) {
    pool.query(sql).execute().await().atMost(PATIENCE);
  }

  private Pool pool(String database) {
    String url = EmbeddedStack.property("quarkus.datasource.reactive.url");
    var options =
        PgConnectOptions.fromUri(url.substring(0, url.lastIndexOf('/') + 1) + database)
            .setUser(EmbeddedStack.property("quarkus.datasource.username"))
            .setPassword(EmbeddedStack.property("quarkus.datasource.password"));
    return PgBuilder.pool().connectingTo(options).using(vertx).build();
  }
}
