package dev.baito.catalogue;

import dev.baito.place.City;
import dev.baito.vectors.Embedding;
import dev.baito.vectors.Projection;
import dev.baito.vectors.ProjectionChoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Builds a catalogue generation in two passes over its jobs: {@link #survey} takes each job by
 * ascending id, then {@link #add} takes the same jobs in the order they shall lie in, and gives out
 * blocks as they fill. By the first of them it is settled whether vectors get outlines. Memory is
 * one block and a few numbers per job. Not thread-safe.
 */
public final class CatalogueBuilder {
  private final long generationId;
  private final UUID buildId;
  private final Instant asOf;
  private final int dimension;
  private final List<City> cities;
  private final GenerationSettings settings;
  private final ProjectionChoice choice;
  private final CatalogueSurvey survey = new CatalogueSurvey();
  private final List<ZoneMap> zoneMaps = new ArrayList<>();
  private final List<CatalogueJob> pending = new ArrayList<>();
  private @Nullable Layout layout;
  private Optional<Projection> projection = Optional.empty();
  private int zeroVectorJobs;

  /** What the second pass knows from the first. */
  private record Layout(
      BlockAssembler assembler, CatalogueStatistics statistics, JobDirectory directory) {}

  /**
   * @param generationId the generation
   * @param buildId names this build in cache keys
   * @param asOf the instant it is built for
   * @param dimension of the vectors; 0 for none
   * @param cities all cities
   * @param settings the constants to build with
   */
  public CatalogueBuilder(
      long generationId,
      UUID buildId,
      Instant asOf,
      int dimension,
      List<City> cities,
      GenerationSettings settings) {
    this(generationId, buildId, asOf, dimension, cities, settings, ProjectionChoice.WHERE_IT_PAYS);
  }

  /**
   * @param choice says whether vectors get outlines, and which
   */
  public CatalogueBuilder(
      long generationId,
      UUID buildId,
      Instant asOf,
      int dimension,
      List<City> cities,
      GenerationSettings settings,
      ProjectionChoice choice) {
    if (dimension % Embedding.LANES != 0 || dimension > Embedding.MAX_DIMENSION) {
      throw new IllegalArgumentException("not a dimension: " + dimension);
    }
    this.generationId = generationId;
    this.buildId = buildId;
    this.asOf = asOf;
    this.dimension = dimension;
    this.cities = List.copyOf(cities);
    this.settings = settings;
    this.choice = choice;
  }

  /** Pass one: takes note of a job. Jobs come by ascending id; their vectors are not looked at. */
  public void survey(CatalogueJob job) {
    if (layout != null) {
      throw new IllegalStateException("the survey ended with the first job laid out");
    }
    survey.add(job);
  }

  /**
   * Pass two: lays out a job of the survey.
   *
   * @return the block it fills, if it does
   */
  public Optional<EncodedBlock> add(CatalogueJob job) {
    int position = zoneMaps.size() * settings.blockJobs() + pending.size();
    layout().directory().place(job.jobId(), position);
    if (job.vector().dimension() == 0) {
      zeroVectorJobs++;
    } else if (job.vector().dimension() != dimension) {
      throw new IllegalArgumentException(
          "job " + job.jobId() + " has a vector of dimension " + job.vector().dimension());
    }
    pending.add(job);
    return pending.size() == settings.blockJobs() ? Optional.of(flush()) : Optional.empty();
  }

  /** Returns the last block, unless the jobs filled whole blocks. Call it after the last job. */
  public Optional<EncodedBlock> lastBlock() {
    return pending.isEmpty() ? Optional.empty() : Optional.of(flush());
  }

  /**
   * Returns the header. Call it after {@link #lastBlock}.
   *
   * @param vectors where the vectors of the jobs came from
   */
  public byte[] header(VectorSource vectors) {
    if (vectors.dimension() != dimension) {
      throw new IllegalArgumentException("not the dimension of the jobs: " + vectors.dimension());
    }
    Layout complete = layout();
    complete.directory().requireComplete();
    return CatalogueHeaderCodec.encode(
        new CatalogueHeader(
            new CatalogueHeader.Identity(generationId, buildId, asOf),
            vectors,
            projection,
            settings,
            survey.activeJobs(),
            zeroVectorJobs,
            cities,
            complete.assembler().dictionaries(),
            complete.statistics(),
            zoneMaps,
            complete.directory()));
  }

  /** Returns the jobs of the survey. */
  public int jobs() {
    return survey.jobIds().length;
  }

  /** Returns the active jobs of the survey. */
  public int activeJobs() {
    return survey.activeJobs();
  }

  /** Returns the jobs laid out that came without a vector. */
  public int zeroVectorJobs() {
    return zeroVectorJobs;
  }

  /** Returns the blocks given out. */
  public int blocks() {
    return zoneMaps.size();
  }

  private Layout layout() {
    Layout ready = layout;
    if (ready == null) {
      CatalogueStatistics statistics = survey.statistics(settings.minCategoryJobs());
      Dictionaries dictionaries =
          new Dictionaries(
              new Dictionary(cities.stream().map(City::code).toList()),
              survey.features(),
              survey.employers(),
              survey.employmentTypes(),
              survey.categories());
      ready =
          new Layout(
              new BlockAssembler(buildId, dimension, dictionaries),
              statistics,
              JobDirectory.unplaced(survey.jobIds()));
      layout = ready;
    }
    return ready;
  }

  private EncodedBlock flush() {
    Layout ready = layout();
    if (zoneMaps.isEmpty()) {
      projection = projection();
    }
    double[] staticScores = new double[pending.size()];
    Arrays.setAll(
        staticScores, row -> ready.statistics().staticScore(pending.get(row), asOf, settings));
    JobBlock block = ready.assembler().assemble(zoneMaps.size(), pending, staticScores, projection);
    zoneMaps.add(ZoneMap.of(block));
    pending.clear();
    return new EncodedBlock(block.blockNo(), JobBlockCodec.encode(block));
  }

  private Optional<Projection> projection() {
    List<Embedding> sample =
        pending.stream().map(CatalogueJob::vector).filter(v -> v.dimension() > 0).toList();
    if (sample.isEmpty()) {
      return Optional.empty();
    }
    float[] vectors = new float[sample.size() * dimension];
    for (int i = 0; i < sample.size(); i++) {
      for (int k = 0; k < dimension; k++) {
        vectors[i * dimension + k] = sample.get(i).component(k);
      }
    }
    return choice.of(vectors, dimension);
  }
}
