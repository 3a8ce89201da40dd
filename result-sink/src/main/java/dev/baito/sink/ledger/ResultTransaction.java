package dev.baito.sink.ledger;

import dev.baito.sink.SinkSettings;
import dev.baito.sink.results.Changes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The statements of one transaction. Each takes its rows as arrays, so that it has a handful of
 * parameters whatever the number of rows.
 */
final class ResultTransaction {
  private final SqlConnection connection;
  private final SinkSettings.Write settings;
  private final Changes changes;
  private final long begun = System.nanoTime();

  ResultTransaction(SqlConnection connection, SinkSettings.Write settings, Changes changes) {
    this.connection = connection;
    this.settings = settings;
    this.changes = changes;
  }

  /** Runs the statements one after the other, in the order they rest on each other. */
  Uni<Void> run() {
    var steps = new ArrayList<Supplier<Uni<Void>>>();
    steps.add(() -> BatchLock.take(connection, changes.batches(), settings.statementTimeout()));
    for (var users : chunks(changes.completed())) {
      steps.add(() -> Lists.write(connection, users));
      steps.add(() -> Failures.mend(connection, users));
    }
    for (var users : chunks(changes.failures())) {
      steps.add(() -> Failures.write(connection, users));
    }
    steps.add(() -> Completions.write(connection, changes.batches(), shareMs()));
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Supplier<Uni<Void>> step : steps) {
      all = all.chain(() -> step.get());
    }
    return all;
  }

  private <T> List<List<T>> chunks(List<T> users) {
    int size = settings.usersPerStatement();
    var chunks = new ArrayList<List<T>>();
    for (int from = 0; from < users.size(); from += size) {
      chunks.add(users.subList(from, Math.min(users.size(), from + size)));
    }
    return chunks;
  }

  /** Shares of all batches add up to the time the sink worked, rounded up to whole milliseconds. */
  private long shareMs() {
    long perBatch = (System.nanoTime() - begun) / changes.batches().size();
    return Math.ceilDiv(perBatch, 1_000_000);
  }
}
