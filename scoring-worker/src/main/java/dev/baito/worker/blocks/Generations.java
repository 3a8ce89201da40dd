package dev.baito.worker.blocks;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.database.Query;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.worker.WorkerSettings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The few generations that batches were last asked for. Each is read once. Thread-safe; blocks. */
@ApplicationScoped
public class Generations {
  private static final String READ =
      "SELECT state, failure, header FROM catalogue_generation WHERE generation_id = $1";

  private final Pool pool;
  private final Duration timeout;
  private final AsyncCache<Long, PreparedCatalogue> generations;
  private final ExecutorService loaders = Executors.newVirtualThreadPerTaskExecutor();

  Generations(Pool pool, WorkerSettings settings) {
    this.pool = pool;
    this.timeout = settings.worker().queryTimeout();
    this.generations =
        Caffeine.newBuilder().maximumSize(settings.worker().generations()).buildAsync();
  }

  /**
   * Returns a generation.
   *
   * @throws BaitoException with {@link ErrorCode#CATALOGUE_MISSING} when it is not there, or what
   *     is wrong with its header
   */
  public PreparedCatalogue get(long generationId) {
    CompletableFuture<PreparedCatalogue> generation =
        generations.get(
            generationId, (id, _) -> CompletableFuture.supplyAsync(() -> load(id), loaders));
    try {
      return generation.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof BaitoException known ? known : e;
    }
  }

  private PreparedCatalogue load(long generationId) {
    for (Row row : Query.run(pool, READ, Tuple.of(generationId), timeout)) {
      if (!row.getString(0).equals("ready")) {
        throw missing(generationId, row.getString(1));
      }
      return PreparedCatalogue.of(CatalogueHeader.decode(row.getBuffer(2).getBytes()));
    }
    throw missing(generationId, "it was never built, or retention removed it; start a new run");
  }

  private static BaitoException missing(long generationId, String why) {
    return new BaitoException(
        ErrorCode.CATALOGUE_MISSING, "generation " + generationId + " is not there: " + why);
  }

  @PreDestroy
  void close() {
    loaders.shutdownNow();
  }
}
