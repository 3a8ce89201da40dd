package dev.baito.catalogue;

import dev.baito.vectors.Embedding;
import dev.baito.vectors.ErrorBound;
import dev.baito.vectors.Projection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns jobs into the columns of a block. */
final class BlockAssembler {
  private final UUID buildId;
  private final int dimension;
  private final Dictionaries dictionaries;

  BlockAssembler(UUID buildId, int dimension, Dictionaries dictionaries) {
    this.buildId = buildId;
    this.dimension = dimension;
    this.dictionaries = dictionaries;
  }

  Dictionaries dictionaries() {
    return dictionaries;
  }

  JobBlock assemble(
      int blockNo,
      List<CatalogueJob> jobs,
      double[] staticScores,
      Optional<Projection> projection) {
    int features = jobs.stream().mapToInt(job -> job.features().size()).sum();
    int outlineWidth = projection.map(Projection::width).orElse(0);
    JobBlock block = new JobBlock(buildId, blockNo, jobs.size(), dimension, outlineWidth, features);
    System.arraycopy(staticScores, 0, block.staticScores, 0, staticScores.length);
    for (int row = 0; row < jobs.size(); row++) {
      fill(block, row, jobs.get(row));
      block.greatestNorm =
          Math.max(
              block.greatestNorm,
              ErrorBound.norm(block.vectors, block.vectorOffset(row), dimension));
    }
    projection.ifPresent(chosen -> outline(block, chosen));
    return block.complete();
  }

  private static void outline(JobBlock block, Projection projection) {
    for (int row = 0; row < block.jobs; row++) {
      int at = row * block.outlineWidth;
      projection.outline(block.vectors, block.vectorOffset(row), block.outlines, at);
      block.greatestOutline =
          Math.max(block.greatestOutline, ErrorBound.norm(block.outlines, at, block.outlineWidth));
    }
  }

  private void fill(JobBlock block, int row, CatalogueJob job) {
    block.jobIds[row] = job.jobId();
    if (job.active()) {
      block.active[row / Long.SIZE] |= 1L << row;
    }
    block.cities[row] = known(dictionaries.cities(), job.cityCode(), "city", job);
    block.wageLower[row] = job.wageLower();
    block.wageUpper[row] = job.wageUpper();
    block.employmentTypes[row] =
        known(dictionaries.employmentTypes(), job.employmentType(), "employment type", job);
    block.employers[row] = known(dictionaries.employers(), job.employerId(), "employer", job);
    block.categories[row] = known(dictionaries.categories(), job.category(), "category", job);
    block.actingUsers[row] = job.actingUsers();
    block.postedAt[row] = micros(job.postedAt());
    block.expiresAt[row] = micros(job.expiresAt());
    int at = block.featureOffsets[row];
    for (String name : job.features()) {
      int feature = known(dictionaries.features(), name, "feature", job);
      block.features[at++] = feature;
      block.addFeature(row, feature);
    }
    block.featureOffsets[row + 1] = at;
    Embedding vector = job.vector();
    int offset = block.vectorOffset(row);
    for (int k = 0; k < vector.dimension(); k++) {
      block.vectors[offset + k] = vector.component(k);
    }
  }

  private static long micros(Optional<Instant> instant) {
    return instant
        .map(given -> ChronoUnit.MICROS.between(Instant.EPOCH, given))
        .orElse(JobBlock.NO_INSTANT);
  }

  private static int known(Dictionary dictionary, String name, String what, CatalogueJob job) {
    if (name.isEmpty()) {
      return JobBlock.NONE;
    }
    int number = dictionary.number(name);
    if (number == JobBlock.NONE) {
      throw new IllegalStateException(
          "job " + job.jobId() + " has a " + what + " that the survey did not see: " + name);
    }
    return number;
  }
}
