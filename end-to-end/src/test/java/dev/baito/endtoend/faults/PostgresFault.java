package dev.baito.endtoend.faults;

import static dev.baito.endtoend.faults.Processes.POSTGRES;
import static org.awaitility.Awaitility.await;

import dev.baito.endtoend.proxy.CommitCuts;
import dev.baito.endtoend.proxy.Proxy;
import java.sql.SQLException;

/** The database is away, refuses, or leaves its clients in doubt. */
enum PostgresFault implements Fault {
  POSTGRES_KILLED(scene -> {
    scene.processes().kill(POSTGRES);
    scene.processes().restart(POSTGRES);
  }),
  POSTGRES_DOWN(scene -> {
    scene.processes().end(POSTGRES);
    scene.whileItLasts();
    scene.processes().restart(POSTGRES);
  }),
  POSTGRES_HANGS(scene -> {
    Proxy postgres = scene.proxies().before(POSTGRES);
    postgres.hang();
    try {
      scene.whileItLasts();
    } finally {
      postgres.heal();
    }
  }),
  POSTGRES_CONNECTIONS_CUT(scene -> {
    for (int cut = 0; cut < 10; cut++) {
      cutAll(scene);
    }
  }),
  // The lists are there, and the sink does not know it.
  SINK_COMMITS_IN_DOUBT(scene -> {
    CommitCuts commits = scene.proxies().commits();
    commits.cutNext("INSERT INTO run_list", 5);
    awaitCut(commits);
  }),
  // The batches are marked as published, and the scheduler does not know it.
  SCHEDULER_COMMITS_IN_DOUBT(scene -> {
    CommitCuts commits = scene.proxies().commits();
    commits.cutNext("UPDATE user_batch SET published_at", 3);
    scene.startRun();
    awaitCut(commits);
  }),
  DEADLOCKS(scene -> {
    // Once less than a transient failure is tried.
    try (var opponent = new Opponent(scene.database())) {
      opponent.deadlock();
      opponent.deadlock();
    }
  }),
  SERIALIZATION_FAILURES(scene -> {
    // Two of three tries fail, as often as a transient failure may.
    try (var trouble = new InsertTrouble(scene.database(), "40001", "nextval('hits') % 3 <> 0")) {
      scene.whileItLasts();
      trouble.awaitHits(2);
    }
  }),
  DISK_FULL(scene -> {
    try (var trouble = new InsertTrouble(scene.database(), "53100", "nextval('hits') > 0")) {
      scene.whileItLasts();
      trouble.awaitHits(2);
    }
  }),
  DATABASE_READ_ONLY(scene -> {
    scene.database().execute("ALTER DATABASE baito SET default_transaction_read_only = on");
    cutAll(scene);
    scene.whileItLasts();
    scene
        .database()
        .execute(
            "SET default_transaction_read_only = off",
            "ALTER DATABASE baito RESET default_transaction_read_only");
    cutAll(scene);
  }),
  TABLES_LOCKED(scene -> {
    try (var connection = scene.database().connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE run_list, batch_completion IN EXCLUSIVE MODE");
      scene.whileItLasts();
      connection.rollback();
    }
  });

  private static final String CUT_SQL =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'
      """;

  @SuppressWarnings("ImmutableEnumChecker") // it captures nothing
  private final Strike strike;

  PostgresFault(Strike strike) {
    this.strike = strike;
  }

  @Override
  public void strike(Scene scene) throws Exception {
    strike.at(scene);
  }

  private static void cutAll(Scene scene) throws SQLException {
    scene.database().execute(CUT_SQL);
  }

  private static void awaitCut(CommitCuts commits) {
    await("all commits cut").atMost(Scene.PATIENCE).until(() -> commits.left() == 0);
  }
}
