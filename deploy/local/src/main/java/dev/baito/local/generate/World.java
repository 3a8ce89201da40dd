package dev.baito.local.generate;

import java.util.Optional;

/**
 * What users and jobs are drawn from. Immutable.
 *
 * @param settings what to generate
 * @param places where people live and work
 * @param vocabulary what jobs are and how they are called
 * @param employers who posts jobs
 * @param clusters the vectors of categories and occupations, if vectors are made
 */
record World(
    GeneratorSettings settings,
    Municipalities places,
    Vocabulary vocabulary,
    Employers employers,
    Optional<Clusters> clusters) {

  static World of(GeneratorSettings settings) {
    Municipalities places = Municipalities.load();
    Vocabulary vocabulary = Vocabulary.load();
    return new World(
        settings,
        places,
        vocabulary,
        new Employers(settings, vocabulary.categories(), places.workByPrefecture()),
        settings.vectorDimension().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Clusters(
                    settings.seed(),
                    settings.vectorDimension().getAsInt(),
                    vocabulary.categories().size(),
                    vocabulary.occupations().size())));
  }

  /** Returns what an hour of such work by day typically pays in a place, in yen. */
  double typicalHourly(int occupation, int city) {
    return Math.max(
        vocabulary.occupations().get(occupation).hourly() * places.wageFactor(city),
        places.leastHourly(city));
  }
}
