package dev.baito.benchmark;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.user.UserInput;
import java.time.Instant;
import java.util.List;

/**
 * Something to do: a catalogue and users to find the best jobs of. Vectors are given, so that all
 * contenders multiply the same ones.
 *
 * @param header the catalogue's
 * @param blocks its blocks
 * @param users in the order in which they are batched
 * @param asOf the instant of the run
 */
record Work(CatalogueHeader header, List<JobBlock> blocks, List<UserInput> users, Instant asOf) {
  /** Jobs in each list. */
  static final int TOP_K = 40;

  /** Seconds are given for so many users. */
  static final double SCALED_TO_USERS = 10_000;

  /** Users in each call of the engine. */
  static final int BATCH = 100;

  int jobs() {
    return header.jobs();
  }

  int dimension() {
    return header.dimension();
  }
}
