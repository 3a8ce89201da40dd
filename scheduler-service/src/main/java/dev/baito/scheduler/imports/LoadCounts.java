package dev.baito.scheduler.imports;

/**
 * What became of the good rows of a file.
 *
 * @param inserted rows that were not there
 * @param updated rows that were there, with other values
 * @param unchanged rows that were there as they are
 * @param repeated rows that say again what an earlier row of the file says
 * @param removed stored rows that the file does not hold
 */
record LoadCounts(long inserted, long updated, long unchanged, long repeated, long removed) {}
