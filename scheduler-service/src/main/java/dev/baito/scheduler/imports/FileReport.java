package dev.baito.scheduler.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What became of one file. The rows are exactly the inserted, updated, unchanged, repeated and
 * rejected ones.
 *
 * @param file the file's name, such as {@code jobs}
 * @param rows the rows of the file
 * @param inserted rows that were not there
 * @param updated rows that were there, with other values
 * @param unchanged rows that were there as they are
 * @param rejected rows that could not be taken
 * @param repeated behaviours that say again what an earlier row of the file says
 * @param removed stored rows that are no longer there, because the file does not hold them or, for
 *     behaviours, their user or job
 * @param warnings what else there is to say
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FileReport(
    String file,
    long rows,
    long inserted,
    long updated,
    long unchanged,
    long rejected,
    long repeated,
    long removed,
    List<String> warnings) {

  /** Copies the warnings. */
  public FileReport {
    warnings = List.copyOf(warnings);
  }
}
