package dev.baito.scheduler.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A row that could not be taken.
 *
 * @param file the file's name, such as {@code jobs}
 * @param line the line on which the row starts, from 1
 * @param column the column at fault, empty when it is the row as a whole
 * @param reason why
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Reject(String file, long line, String column, String reason) {}
