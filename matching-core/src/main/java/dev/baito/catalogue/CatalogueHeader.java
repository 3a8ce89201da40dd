package dev.baito.catalogue;

import dev.baito.place.City;
import dev.baito.vectors.Projection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What all blocks of a generation share: its identity, projection, cities, dictionaries,
 * statistics, a zone map per block and where each job lies. Immutable.
 */
public final class CatalogueHeader {
  /** The binary layout this build writes and reads. */
  public static final int LAYOUT_VERSION = 3;

  final Identity identity;
  final VectorSource vectors;
  final Optional<Projection> projection;
  final GenerationSettings settings;
  final int activeJobs;
  final int zeroVectorJobs;
  final List<City> cities;
  final Dictionaries dictionaries;
  final CatalogueStatistics statistics;
  final List<ZoneMap> zoneMaps;
  final JobDirectory directory;

  /**
   * What tells a generation from others.
   *
   * @param generationId its number, greater for newer ones
   * @param buildId names this build in cache keys
   * @param asOf the instant it was built for
   */
  public record Identity(long generationId, UUID buildId, Instant asOf) {}

  CatalogueHeader(
      Identity identity,
      VectorSource vectors,
      Optional<Projection> projection,
      GenerationSettings settings,
      int activeJobs,
      int zeroVectorJobs,
      List<City> cities,
      Dictionaries dictionaries,
      CatalogueStatistics statistics,
      List<ZoneMap> zoneMaps,
      JobDirectory directory) {
    this.identity = identity;
    this.vectors = vectors;
    this.projection = projection;
    this.settings = settings;
    this.activeJobs = activeJobs;
    this.zeroVectorJobs = zeroVectorJobs;
    this.cities = List.copyOf(cities);
    this.dictionaries = dictionaries;
    this.statistics = statistics;
    this.zoneMaps = List.copyOf(zoneMaps);
    this.directory = directory;
  }

  /**
   * Reads a header.
   *
   * @throws dev.baito.BaitoException with {@link dev.baito.ErrorCode#CATALOGUE_CORRUPT} or {@link
   *     dev.baito.ErrorCode#CATALOGUE_LAYOUT_UNKNOWN}
   */
  public static CatalogueHeader decode(byte[] bytes) {
    return CatalogueHeaderCodec.decode(bytes);
  }

  /** Returns the generation. */
  public long generationId() {
    return identity.generationId();
  }

  /** Returns what names this build in cache keys. */
  public UUID buildId() {
    return identity.buildId();
  }

  /** Returns the instant it was built for. */
  public Instant asOf() {
    return identity.asOf();
  }

  /** Returns where its vectors come from. */
  public CatalogueKind kind() {
    return vectors.kind();
  }

  /** Returns where its vectors come from, with all that more of them are made with. */
  public VectorSource vectors() {
    return vectors;
  }

  /** Returns the dimension of its vectors, 0 where there are none. */
  public int dimension() {
    return vectors.dimension();
  }

  /** Returns what outlines of its vectors are made with, where they have some. */
  public Optional<Projection> projection() {
    return projection;
  }

  /** Returns the constants it was built with. */
  public GenerationSettings settings() {
    return settings;
  }

  /** Returns the number of rows in every block but the last. */
  public int blockJobs() {
    return settings.blockJobs();
  }

  /** Returns the number of blocks. */
  public int blocks() {
    return zoneMaps.size();
  }

  /** Returns the number of jobs, active and inactive. */
  public int jobs() {
    return directory.jobIds.length;
  }

  /** Returns the number of active jobs. */
  public int activeJobs() {
    return activeJobs;
  }

  /** Returns the number of jobs that came without a vector, where vectors are given. */
  public int zeroVectorJobs() {
    return zeroVectorJobs;
  }

  /** Returns all cities; blocks name them by their index here. */
  public List<City> cities() {
    return cities;
  }

  /** Returns the dictionaries. */
  public Dictionaries dictionaries() {
    return dictionaries;
  }

  /** Returns the statistics that static scores come from. */
  public CatalogueStatistics statistics() {
    return statistics;
  }

  /** Returns the zone map of a block. */
  public ZoneMap zoneMap(int blockNo) {
    return zoneMaps.get(blockNo);
  }

  /**
   * Returns where a job lies, counted over all blocks, so that its block is {@code position /
   * blockJobs} and its row {@code position % blockJobs}; or {@link JobBlock#NONE} where the
   * generation lacks it.
   */
  public int position(long jobId) {
    return directory.position(jobId);
  }
}
