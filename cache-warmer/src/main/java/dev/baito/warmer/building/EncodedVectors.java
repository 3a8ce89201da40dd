package dev.baito.warmer.building;

import dev.baito.catalogue.CatalogueJob;
import dev.baito.catalogue.VectorSource;
import dev.baito.encoding.DocumentFrequencies;
import dev.baito.encoding.Encoder;
import dev.baito.encoding.EncoderSettings;
import dev.baito.encoding.JobText;
import dev.baito.place.City;
import dev.baito.vectors.Embedding;
import dev.baito.warmer.source.SourceJob;
import dev.baito.warmer.source.SourceSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Vectors made from what the jobs say and where they are, on threads of their own. The first pass
 * counts in how many active jobs each word stands, the second encodes. Memory is that of the
 * batches in flight, and a table of counts per thread.
 */
final class EncodedVectors implements JobVectors {
  private static final int BATCH_JOBS = 128;

  private final EncoderSettings settings;
  private final Map<String, City> cities;
  private final int batchesInFlight;
  private final ExecutorService pool;
  private Optional<VectorSource.Encoded> source = Optional.empty();

  /**
   * @param cities all cities
   * @param threads to encode on
   */
  EncodedVectors(EncoderSettings settings, List<City> cities, int threads) {
    this.settings = settings;
    this.cities = cities.stream().collect(Collectors.toMap(City::code, Function.identity()));
    this.batchesInFlight = 2 * threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("encoding-", 0).daemon().factory());
  }

  @Override
  public int dimension() {
    return settings.dimension();
  }

  @Override
  public void survey(SourceSnapshot snapshot, Consumer<CatalogueJob> consumer) {
    Queue<DocumentFrequencies.Builder> counts = new ConcurrentLinkedQueue<>();
    try (var batches =
        new OrderedBatches<JobText, Integer>(
            pool, BATCH_JOBS, batchesInFlight, texts -> count(texts, counts), _ -> {})) {
      snapshot.jobsByNumber(
          true,
          job -> {
            consumer.accept(job.job());
            if (job.job().active()) {
              batches.add(job.text());
            }
          });
      batches.finish();
    }
    var all = new DocumentFrequencies.Builder();
    counts.forEach(all::merge);
    source = Optional.of(new VectorSource.Encoded(settings, all.build()));
  }

  /** Each thread counts for itself: sums do not depend on who counted what. */
  private int count(List<JobText> texts, Queue<DocumentFrequencies.Builder> counts) {
    DocumentFrequencies.Builder free = counts.poll();
    DocumentFrequencies.Builder own = free == null ? new DocumentFrequencies.Builder() : free;
    texts.forEach(own::add);
    counts.add(own);
    return texts.size();
  }

  @Override
  public void layOut(SourceSnapshot snapshot, Consumer<CatalogueJob> consumer) {
    VectorSource.Encoded made = source();
    var encoder = new Encoder(made.settings(), made.frequencies());
    try (var batches =
        new OrderedBatches<SourceJob, List<CatalogueJob>>(
            pool,
            BATCH_JOBS,
            batchesInFlight,
            jobs -> encoded(jobs, encoder),
            jobs -> jobs.forEach(consumer))) {
      snapshot.jobsByPlace(true, 0, batches::add);
      batches.finish();
    }
  }

  private List<CatalogueJob> encoded(List<SourceJob> jobs, Encoder encoder) {
    List<CatalogueJob> encoded = new ArrayList<>(jobs.size());
    for (SourceJob job : jobs) {
      Optional<City> city = Optional.ofNullable(cities.get(job.job().cityCode()));
      encoded.add(job.job().withVector(Embedding.of(encoder.job(job.text(), city))));
    }
    return encoded;
  }

  @Override
  public VectorSource.Encoded source() {
    return source.orElseThrow(() -> new IllegalStateException("the survey comes first"));
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
