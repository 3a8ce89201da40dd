package dev.baito.warmer.building;

import dev.baito.catalogue.CatalogueBuilder;
import dev.baito.catalogue.CatalogueKind;
import dev.baito.catalogue.EncodedBlock;
import dev.baito.catalogue.VectorSource;
import dev.baito.warmer.WarmerSettings;
import dev.baito.warmer.source.GenerationRequest;
import dev.baito.warmer.source.SourceSnapshot;
import dev.baito.warmer.source.Windows;
import dev.baito.warmer.storage.GenerationFigures;
import dev.baito.warmer.storage.GenerationWriter;
import dev.baito.warmer.storage.RedisBlocks;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Builds one generation: a survey of all its jobs, then the jobs again in the order of the blocks,
 * each block stored as it comes. At no time more than a few blocks are in memory.
 */
@ApplicationScoped
class GenerationBuild {
  private static final Logger LOG = Logger.getLogger(GenerationBuild.class);
  private static final double MILLIS = 1e6;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final Pool pool;
  private final RedisBlocks redis;
  private final WarmerSettings settings;
  private final GenerationConstants constants;

  GenerationBuild(
      Pool pool, RedisBlocks redis, WarmerSettings settings, GenerationConstants constants) {
    this.pool = pool;
    this.redis = redis;
    this.settings = settings;
    this.constants = constants;
  }

  /** Builds the generation into the writer and finishes it, or throws and leaves it unfinished. */
  GenerationFigures build(GenerationRequest request, UUID buildId, GenerationWriter writer) {
    long begun = System.nanoTime();
    var warmer = settings.warmer();
    Windows windows = Windows.of(request, settings.catalogue());
    try (var source =
        SourceSnapshot.open(
            pool,
            request,
            windows,
            warmer.pageBytes(),
            warmer.sortMemoryMb(),
            warmer.statementTimeout())) {
      try (JobVectors vectors = vectors(source)) {
        return build(request, buildId, writer, source, vectors, begun);
      }
    }
  }

  private JobVectors vectors(SourceSnapshot source) {
    OptionalInt given = source.givenDimension();
    return given.isPresent()
        ? new JobVectors.Given(given.getAsInt())
        : new EncodedVectors(
            constants.encoder(),
            source.cities(),
            settings.warmer().encodingThreads().orElse(CORES));
  }

  private GenerationFigures build(
      GenerationRequest request,
      UUID buildId,
      GenerationWriter writer,
      SourceSnapshot source,
      JobVectors vectors,
      long begun) {
    var builder =
        new CatalogueBuilder(
            request.generationId(),
            buildId,
            request.asOf(),
            vectors.dimension(),
            source.cities(),
            constants.generation());
    long opened = System.nanoTime();
    vectors.survey(source, builder::survey);
    warnAboutUserVectors(request, source, vectors.source());
    long surveyed = System.nanoTime();
    long bytes = store(source, vectors, builder, buildId, writer);
    byte[] header = builder.header(vectors.source());
    long ended = System.nanoTime();
    var figures =
        new GenerationFigures(
            vectors.source().kind(),
            vectors.dimension(),
            builder.jobs(),
            builder.activeJobs(),
            builder.zeroVectorJobs(),
            builder.blocks(),
            bytes + header.length,
            Math.round((ended - begun) / MILLIS));
    writer.finish(buildId, header, figures);
    LOG.infof(
        "Built generation %d for %s: %s; behaviours %.0f ms, survey %.0f ms, blocks %.0f ms, commit %.0f ms",
        request.generationId(),
        request.asOf(),
        figures,
        (opened - begun) / MILLIS,
        (surveyed - opened) / MILLIS,
        (ended - surveyed) / MILLIS,
        (System.nanoTime() - ended) / MILLIS);
    return figures;
  }

  private long store(
      SourceSnapshot source,
      JobVectors vectors,
      CatalogueBuilder builder,
      UUID buildId,
      GenerationWriter writer) {
    var sink = new BlockSink(writer, redis.upload(buildId));
    try {
      vectors.layOut(source, job -> builder.add(job).ifPresent(sink::take));
      builder.lastBlock().ifPresent(sink::take);
      sink.upload.finish();
      return sink.bytes;
    } catch (RuntimeException e) {
      redis.remove(buildId, builder.blocks());
      throw e;
    }
  }

  private static void warnAboutUserVectors(
      GenerationRequest request, SourceSnapshot source, VectorSource vectors) {
    if (vectors.kind() == CatalogueKind.ENCODED && source.anyUserVector()) {
      LOG.warnf(
          "Generation %d: no job carries a vector, so the vectors of users are ignored; import vectors for jobs too, or for neither",
          request.generationId());
    }
  }

  /** Where blocks go. */
  private static final class BlockSink {
    private final GenerationWriter writer;
    private final RedisBlocks.Upload upload;
    private long bytes;

    BlockSink(GenerationWriter writer, RedisBlocks.Upload upload) {
      this.writer = writer;
      this.upload = upload;
    }

    void take(EncodedBlock block) {
      writer.write(block);
      upload.write(block);
      bytes += block.payload().length;
    }
  }
}
