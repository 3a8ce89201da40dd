package dev.baito.local.generate;

import java.util.List;

/**
 * What users and jobs are drawn from. Immutable.
 *
 * @param settings what to generate
 * @param places where people live and work
 * @param occupations the categories of jobs
 * @param features the tags of jobs
 * @param clusters the vectors of categories and titles
 */
record World(
    GeneratorSettings settings,
    Municipalities places,
    List<Occupation> occupations,
    List<Feature> features,
    Clusters clusters) {

  static World of(GeneratorSettings settings) {
    List<Occupation> occupations = Occupation.load();
    return new World(
        settings,
        Municipalities.load(),
        occupations,
        Feature.load(),
        new Clusters(settings.seed(), settings.dimension(), occupations.size()));
  }
}
