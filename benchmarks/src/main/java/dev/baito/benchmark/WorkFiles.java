package dev.baito.benchmark;

import dev.baito.catalogue.JobBlock;
import dev.baito.eligibility.UserRules;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.run.MatchSettings;

/** Writes a work for other programs: vectors, and who may get which jobs by the engine's rules. */
final class WorkFiles {
  private final Work work;

  WorkFiles(Work work) {
    this.work = work;
  }

  /** Writes {@code jobs.f32} and {@code users.f32}. */
  void writeVectors(ScratchFolder folder) {
    folder.writeVectors("jobs.f32", work.blocks().stream().map(JobBlock::vectors));
    folder.writeVectors(
        "users.f32", work.users().stream().map(user -> user.profile().vector().toArray()));
  }

  /**
   * Writes {@code masks.bits}.
   *
   * @return the bytes of each user's mask
   */
  int writeMasks(ScratchFolder folder) {
    if (work.header().blockJobs() % Long.SIZE != 0) {
      throw new IllegalStateException("the masks of blocks do not end with a word");
    }
    var rules = PreparedCatalogue.of(work.header()).rules();
    folder.writeMasks(
        "masks.bits",
        work.users().stream()
            .map(user -> mask(rules.of(user, MatchSettings.DEFAULT, work.asOf()))));
    return words() * Long.BYTES;
  }

  private int words() {
    return JobBlock.words(work.jobs());
  }

  private long[] mask(UserRules rules) {
    long[] mask = new long[words()];
    int at = 0;
    for (JobBlock block : work.blocks()) {
      long[] part = new long[JobBlock.words(block.jobs())];
      rules.mask(block, part);
      System.arraycopy(part, 0, mask, at, part.length);
      at += part.length;
    }
    return mask;
  }
}
