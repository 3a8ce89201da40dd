package dev.baito.scheduler.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How many rows of a file could not be taken for one reason.
 *
 * @param file the file's name, such as {@code jobs}
 * @param column the column at fault, empty when it is the row as a whole
 * @param reason why
 * @param count how many rows
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReasonCount(String file, String column, String reason, long count) {}
