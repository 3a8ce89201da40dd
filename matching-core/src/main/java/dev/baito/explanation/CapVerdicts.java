package dev.baito.explanation;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.Dictionary;
import dev.baito.catalogue.JobBlock;
import dev.baito.ranking.Candidates;
import dev.baito.run.MatchSettings;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Compares a job with the list that was made before its turn came. */
final class CapVerdicts {
  private final CatalogueHeader header;
  private final MatchSettings settings;

  CapVerdicts(CatalogueHeader header, MatchSettings settings) {
    this.header = header;
    this.settings = settings;
  }

  Diversity of(Candidates before, JobBlock block, int row) {
    return new Diversity(
        before.size(),
        settings.topK(),
        cap(
            settings.maxPerEmployer(),
            header.dictionaries().employers(),
            block.employers()[row],
            before,
            before::employer),
        cap(
            settings.maxPerCategory(),
            header.dictionaries().categories(),
            block.categories()[row],
            before,
            before::category));
  }

  private static Optional<Diversity.Cap> cap(
      int most, Dictionary names, int group, Candidates before, IntUnaryOperator groupOf) {
    if (most == 0 || group == JobBlock.NONE) {
      return Optional.empty();
    }
    long same =
        IntStream.range(0, before.size()).filter(at -> groupOf.applyAsInt(at) == group).count();
    return Optional.of(new Diversity.Cap(names.name(group), most, (int) same));
  }
}
