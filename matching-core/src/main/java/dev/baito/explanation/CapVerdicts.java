package dev.baito.explanation;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.ranking.Candidates;
import dev.baito.run.MatchSettings;
import java.util.stream.Stream;

/** Compares a job with the list that was made before its turn came. */
final class CapVerdicts {
  private final CatalogueHeader header;
  private final MatchSettings settings;

  CapVerdicts(CatalogueHeader header, MatchSettings settings) {
    this.header = header;
    this.settings = settings;
  }

  Diversity of(Candidates before, JobBlock block, int row) {
    var employer =
        cap(
            Diversity.Kind.EMPLOYER,
            settings.maxPerEmployer(),
            Verdicts.name(header.dictionaries().employers(), block.employers()[row]),
            before.count(at -> before.employer(at) == block.employers()[row]));
    var category =
        cap(
            Diversity.Kind.CATEGORY,
            settings.maxPerCategory(),
            Verdicts.name(header.dictionaries().categories(), block.categories()[row]),
            before.count(at -> before.category(at) == block.categories()[row]));
    return new Diversity(
        before.size(), settings.topK(), Stream.concat(employer, category).toList());
  }

  private static Stream<Diversity.Cap> cap(Diversity.Kind kind, int most, String name, int before) {
    return most == 0 || name.isEmpty()
        ? Stream.empty()
        : Stream.of(new Diversity.Cap(kind, name, most, before));
  }
}
