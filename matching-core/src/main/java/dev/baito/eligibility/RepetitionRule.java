package dev.baito.eligibility;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.run.SeenPolicy;
import dev.baito.user.Application;
import dev.baito.user.UserInput;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A job must not be one the user applied to, nor of an employer to whom the user applied lately,
 * nor, where the run says so, one the user has acted on in any way.
 */
final class RepetitionRule {
  private static final RepetitionRule NOTHING_DONE = new RepetitionRule(new int[0], new int[0], 1);

  private final int[] positions;
  private final int[] employers;
  private final int blockJobs;

  private RepetitionRule(int[] positions, int[] employers, int blockJobs) {
    this.positions = positions;
    this.employers = employers;
    this.blockJobs = blockJobs;
  }

  static RepetitionRule of(UserInput user, CatalogueHeader header, SeenPolicy seen, Instant asOf) {
    if (user.applications().isEmpty() && user.seenJobIds().isEmpty()) {
      return NOTHING_DONE; // most users, and streams take longer than a block
    }
    LongStream jobs =
        user.applications().stream()
            .filter(application -> !application.occurredAt().isAfter(asOf))
            .mapToLong(Application::jobId);
    if (seen == SeenPolicy.ANY) {
      jobs = LongStream.concat(jobs, user.seenJobIds().stream().mapToLong(Long::longValue));
    }
    Instant pauseStart = asOf.minus(header.settings().employerPause());
    IntStream employers =
        user.applications().stream()
            .filter(application -> application.occurredAt().isAfter(pauseStart))
            .filter(application -> !application.occurredAt().isAfter(asOf))
            .mapToInt(a -> header.dictionaries().employers().number(a.employerId()));
    return new RepetitionRule(
        known(jobs.mapToInt(header::position)), known(employers), header.blockJobs());
  }

  private static int[] known(IntStream numbers) {
    return numbers.filter(number -> number != JobBlock.NONE).sorted().distinct().toArray();
  }

  /** Takes the jobs the user acted on out of a block's mask. */
  void narrowByActs(JobBlock block, long[] mask) {
    if (positions.length == 0) {
      return;
    }
    int first = block.blockNo() * blockJobs;
    int from = Arrays.binarySearch(positions, first);
    for (int i = from < 0 ? -from - 1 : from;
        i < positions.length && positions[i] < first + block.jobs();
        i++) {
      int row = positions[i] - first;
      mask[row / Long.SIZE] &= ~(1L << row);
    }
  }

  /** Takes the jobs of employers the user applied to lately out of a block's mask. */
  void narrowByEmployers(JobBlock block, long[] mask) {
    if (employers.length == 0) {
      return;
    }
    int[] employerOf = block.employers();
    for (int word = 0; word < JobBlock.words(block.jobs()); word++) {
      for (long rest = mask[word]; rest != 0; rest &= rest - 1) {
        int bit = Long.numberOfTrailingZeros(rest);
        if (Arrays.binarySearch(employers, employerOf[word * Long.SIZE + bit]) >= 0) {
          mask[word] &= ~(1L << bit);
        }
      }
    }
  }
}
