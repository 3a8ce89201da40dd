package dev.baito.benchmark;

import dev.baito.catalogue.CatalogueJob;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.VectorSource;
import dev.baito.encoding.DocumentFrequencies;
import dev.baito.encoding.Encoder;
import dev.baito.encoding.EncoderSettings;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.place.City;
import dev.baito.run.MatchSettings;
import dev.baito.scoring.UserVectors;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import dev.baito.vectors.Embedding;
import dev.baito.wage.HourlyWage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Works from a folder of files. Vectors are those of the encoder, behaviours and all, made
 * beforehand and then given, so that every contender has the same and none is measured encoding.
 */
final class RealData {
  private final RealRows rows;

  RealData(DataFolder folder) {
    rows = new RealRows(folder);
  }

  /**
   * Makes the work of a dimension.
   *
   * @param users at most so many, the first ones
   * @param everyJob whether to forget what users ask for and what they have done
   */
  Work work(int dimension, int users, boolean everyJob) {
    VectorSource.Encoded source = source(dimension);
    var encoder = new Encoder(source.settings(), source.frequencies());
    Map<String, City> cities =
        rows.cities().stream().collect(Collectors.toMap(City::code, Function.identity()));
    var generation =
        new GenerationMaker(
            rows.cities(),
            rows.jobs(),
            job ->
                Embedding.of(
                    encoder.job(
                        rows.text(job.jobId()), Optional.ofNullable(cities.get(job.cityCode())))),
            dimension,
            rows.asOf());
    var vectors =
        PreparedCatalogue.of(generation.header(source))
            .userVectors(MatchSettings.DEFAULT, rows.asOf());
    List<JobBlock> blocks = generation.blocks();
    List<UserInput> seekers =
        rows.users().stream()
            .limit(users)
            .map(user -> given(user, vectors, blocks, everyJob))
            .toList();
    return new Work(
        generation.header(new VectorSource.Given(dimension)),
        blocks,
        GenerationMaker.planned(rows.cities(), seekers),
        rows.asOf());
  }

  private VectorSource.Encoded source(int dimension) {
    EncoderSettings standard = EncoderSettings.DEFAULT;
    var settings =
        new EncoderSettings(
            dimension,
            standard.textShare(),
            standard.placeScalesKm(),
            standard.fieldWeights(),
            standard.priorWeight(),
            standard.leastFrequency(),
            standard.formWeight());
    var frequencies = new DocumentFrequencies.Builder();
    for (CatalogueJob job : rows.jobs()) {
      frequencies.add(rows.text(job.jobId()));
    }
    return new VectorSource.Encoded(settings, frequencies.build());
  }

  private static UserInput given(
      UserInput user, UserVectors vectors, List<JobBlock> blocks, boolean everyJob) {
    Map<Integer, float[]> known = new HashMap<>();
    float[] vector =
        vectors.of(
            user.profile(),
            vectors.contributing(user),
            position -> known.computeIfAbsent(position, at -> vector(blocks, at)));
    return everyJob
        ? new UserInput(unbound(user.profile(), vector), List.of(), List.of(), List.of())
        : new UserInput(
            withVector(user.profile(), vector), List.of(), user.applications(), List.of());
  }

  private static float[] vector(List<JobBlock> blocks, int position) {
    int blockJobs = blocks.getFirst().jobs();
    JobBlock block = blocks.get(position / blockJobs);
    float[] vector = new float[block.dimension()];
    block.copyVector(position % blockJobs, vector, 0);
    return vector;
  }

  private static UserProfile unbound(UserProfile profile, float[] vector) {
    return new UserProfile(
        profile.userId(),
        profile.cityCode(),
        OptionalDouble.empty(),
        HourlyWage.UNKNOWN,
        HourlyWage.UNKNOWN,
        Set.of(),
        Set.of(),
        Set.of(),
        "",
        Embedding.of(vector));
  }

  private static UserProfile withVector(UserProfile profile, float[] vector) {
    return new UserProfile(
        profile.userId(),
        profile.cityCode(),
        profile.maxDistanceKm(),
        profile.wageMin(),
        profile.wageMax(),
        profile.employmentTypes(),
        profile.requiredFeatures(),
        profile.preferredCategories(),
        profile.keywords(),
        Embedding.of(vector));
  }
}
