package dev.baito.reference;

import dev.baito.catalogue.CatalogueBuilder;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueJob;
import dev.baito.catalogue.EncodedBlock;
import dev.baito.catalogue.GenerationSettings;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.LocationOrder;
import dev.baito.catalogue.VectorSource;
import dev.baito.encoding.DocumentFrequencies;
import dev.baito.encoding.Encoder;
import dev.baito.encoding.JobText;
import dev.baito.matching.BlockSource;
import dev.baito.place.City;
import dev.baito.user.ActionWeights;
import dev.baito.vectors.Embedding;
import dev.baito.vectors.ProjectionChoice;
import dev.baito.wage.HourlyWage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * A generation that the engine's builder made from stored data, as the cache-warmer has it made.
 */
public final class EngineCatalogue {
  private final byte[] headerBytes;
  private final List<byte[]> payloads;
  private final CatalogueHeader header;
  private final List<JobBlock> blocks;

  private EngineCatalogue(byte[] headerBytes, List<byte[]> payloads) {
    this.headerBytes = headerBytes;
    this.payloads = payloads;
    header = CatalogueHeader.decode(headerBytes);
    blocks = payloads.stream().map(JobBlock::decode).toList();
  }

  /** Returns a copy of the header's bytes. */
  public byte[] headerBytes() {
    return headerBytes.clone();
  }

  /** Returns a copy of a block's bytes. */
  public byte[] payload(int blockNo) {
    return payloads.get(blockNo).clone();
  }

  /** Returns the header, read back from its bytes. */
  public CatalogueHeader header() {
    return header;
  }

  /** Returns the blocks, read back from their bytes. */
  public List<JobBlock> blocks() {
    return blocks;
  }

  /** Returns the blocks as the engine asks for them. */
  public BlockSource source() {
    return blocks::get;
  }

  /** Builds the generation that a random catalogue asks for. */
  public static EngineCatalogue of(RandomCatalogue random) {
    List<CatalogueJob> jobs = jobs(random.data(), random.question());
    List<CatalogueJob> layout = new ArrayList<>(jobs);
    if (random.seed() % 5 == 0) {
      // Lists do not depend on how the jobs lie.
      Collections.shuffle(layout, new Random(random.seed()));
    } else {
      layout.sort(layoutOrder(random.data()));
    }
    Question.Statics statics = random.question().statics();
    var settings =
        new GenerationSettings(
            random.blockJobs(),
            statics.freshnessHalfLife(),
            statics.wageWeight(),
            statics.popularityWeight(),
            statics.freshnessWeight(),
            statics.minCategoryJobs(),
            random.question().employerPause(),
            weights(random.question().actionWeights()));
    return build(random.data(), random.question(), settings, outlines(random.seed()), jobs, layout);
  }

  /** Lists do not depend on outlines, whether there are any or how good they are. */
  private static ProjectionChoice outlines(long seed) {
    return seed % 3 == 0
        ? (_, _) -> Optional.empty()
        : ProjectionChoice.always(1 + (int) (seed % 7));
  }

  private static ActionWeights weights(Map<String, Double> weights) {
    return new ActionWeights(
        Objects.requireNonNull(weights.get("view")),
        Objects.requireNonNull(weights.get("click")),
        Objects.requireNonNull(weights.get("favorite")),
        Objects.requireNonNull(weights.get("apply")));
  }

  private static EngineCatalogue build(
      StoredData data,
      Question question,
      GenerationSettings settings,
      ProjectionChoice outlines,
      List<CatalogueJob> jobs,
      List<CatalogueJob> layout) {
    List<City> cities =
        data.cities().stream()
            .map(city -> new City(city.code(), "", "", city.latitude(), city.longitude()))
            .toList();
    VectorSource vectors = vectors(data, question, jobs);
    var builder =
        new CatalogueBuilder(
            1, new UUID(1, 2), question.asOf(), vectors.dimension(), cities, settings, outlines);
    jobs.forEach(builder::survey);
    List<EncodedBlock> encoded = new ArrayList<>();
    withVectors(layout, vectors, data, cities)
        .forEach(job -> builder.add(job).ifPresent(encoded::add));
    builder.lastBlock().ifPresent(encoded::add);
    return new EngineCatalogue(
        builder.header(vectors), encoded.stream().map(EncodedBlock::payload).toList());
  }

  /** Vectors are given as soon as one stored job, in the generation or not, carries one. */
  private static VectorSource vectors(StoredData data, Question question, List<CatalogueJob> jobs) {
    int dimension = data.jobs().stream().mapToInt(job -> job.vector().dimension()).max().orElse(0);
    if (dimension > 0) {
      return new VectorSource.Given(dimension);
    }
    Map<Long, JobText> texts = texts(data);
    var frequencies = new DocumentFrequencies.Builder();
    jobs.stream()
        .filter(CatalogueJob::active)
        .forEach(job -> frequencies.add(Objects.requireNonNull(texts.get(job.jobId()))));
    return new VectorSource.Encoded(question.encoder(), frequencies.build());
  }

  private static List<CatalogueJob> withVectors(
      List<CatalogueJob> jobs, VectorSource vectors, StoredData data, List<City> cities) {
    if (!(vectors instanceof VectorSource.Encoded encoded)) {
      return jobs;
    }
    var encoder = new Encoder(encoded.settings(), encoded.frequencies());
    Map<Long, JobText> texts = texts(data);
    return jobs.stream()
        .map(job ->
            job.withVector(
                Embedding.of(
                    encoder.job(
                        Objects.requireNonNull(texts.get(job.jobId())),
                        cities.stream()
                            .filter(city -> city.code().equals(job.cityCode()))
                            .findFirst()))))
        .toList();
  }

  private static Map<Long, JobText> texts(StoredData data) {
    Map<Long, JobText> texts = new HashMap<>();
    data.jobs().forEach(job -> texts.put(job.jobId(), job.text()));
    return texts;
  }

  /** Returns the jobs of the generation by number: the active ones, and those a behaviour names. */
  public static List<CatalogueJob> jobs(StoredData data, Question question) {
    Duration longest =
        Collections.max(
            List.of(question.match().behaviorWindow(), question.statics().popularityWindow()));
    long mark = Math.max(question.generationMark(), question.runMark());
    Set<Long> named = new HashSet<>();
    Map<Long, Set<Long>> acting = new HashMap<>();
    for (StoredBehavior behavior : data.behaviors()) {
      if (behavior.ingestSeq() <= mark
          && Time.within(behavior.occurredAt(), longest, question.asOf())) {
        named.add(behavior.jobId());
      }
      if (behavior.ingestSeq() <= question.generationMark()
          && Time.within(
              behavior.occurredAt(), question.statics().popularityWindow(), question.asOf())) {
        acting.computeIfAbsent(behavior.jobId(), _ -> new HashSet<>()).add(behavior.userId());
      }
    }
    return data.jobs().stream()
        .filter(job -> job.activeAt(question.asOf()) || named.contains(job.jobId()))
        .sorted(Comparator.comparingLong(StoredJob::jobId))
        .map(job ->
            job(
                job,
                job.activeAt(question.asOf()),
                acting.getOrDefault(job.jobId(), Set.of()).size()))
        .toList();
  }

  private static CatalogueJob job(StoredJob job, boolean active, int actingUsers) {
    Salary salary = job.salary();
    return new CatalogueJob(
        job.jobId(),
        active,
        job.employerId(),
        job.cityCode(),
        job.category(),
        job.employmentType(),
        wage(salary, salary.min().or(salary::max)),
        wage(salary, salary.max().or(salary::min)),
        job.features(),
        job.postedAt(),
        job.expiresAt(),
        actingUsers,
        job.vector());
  }

  static long wage(Salary salary, Optional<BigDecimal> amount) {
    return amount.map(given -> HourlyWage.exact(given, salary.type())).orElse(HourlyWage.UNKNOWN);
  }

  private static Comparator<CatalogueJob> layoutOrder(StoredData data) {
    Map<String, Long> locations = new HashMap<>();
    data.cities()
        .forEach(city ->
            locations.put(city.code(), LocationOrder.of(city.latitude(), city.longitude())));
    return Comparator.comparing((CatalogueJob job) -> !job.active())
        .thenComparingLong(job -> locations.getOrDefault(job.cityCode(), Long.MAX_VALUE))
        .thenComparingLong(CatalogueJob::wageLower)
        .thenComparingLong(CatalogueJob::jobId);
  }
}
