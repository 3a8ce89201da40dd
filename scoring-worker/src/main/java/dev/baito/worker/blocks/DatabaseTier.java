package dev.baito.worker.blocks;

import dev.baito.database.Query;
import dev.baito.worker.WorkerSettings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/** PostgreSQL, where blocks come from: what is not here is nowhere. */
@ApplicationScoped
class DatabaseTier implements BlockTier {
  private static final Logger LOG = Logger.getLogger(DatabaseTier.class);

  static final String READ =
      "SELECT payload FROM catalogue_block WHERE generation_id = $1 AND block_no = $2";

  private final Pool pool;
  private final Duration timeout;
  private final LongAdder corrupt = new LongAdder();

  DatabaseTier(Pool pool, WorkerSettings settings) {
    this.pool = pool;
    this.timeout = settings.worker().queryTimeout();
  }

  @Override
  public Optional<byte[]> read(BlockAddress address) {
    var rows = Query.run(pool, READ, Tuple.of(address.generationId(), address.blockNo()), timeout);
    for (Row row : rows) {
      return Optional.of(row.getBuffer(0).getBytes());
    }
    return Optional.empty();
  }

  @Override
  public void keep(BlockAddress address, byte[] payload) {
    // It is the warmer that writes here.
  }

  @Override
  public void drop(BlockAddress address) {
    corrupt.increment();
    LOG.errorf(
        "%s is corrupt in PostgreSQL itself: check the disk and build a new generation", address);
  }

  @Override
  public CacheFigures.Tier figures(BatchCounts total) {
    return total.origin.figures("origin", 0, 0, corrupt.sum());
  }

  @Override
  public TierCount count(BatchCounts counts) {
    return counts.origin;
  }
}
