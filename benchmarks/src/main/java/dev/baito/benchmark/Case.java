package dev.baito.benchmark;

import java.util.function.Supplier;

/**
 * One of the things to measure.
 *
 * @param data what vectors and rules are like
 * @param dimension components of each vector
 * @param everyJob whether each user may get every job, so that those take part who know no filters
 * @param maker makes the work, only when its turn comes: one may fill half of the memory
 */
record Case(String data, int dimension, boolean everyJob, Supplier<Work> maker) {}
