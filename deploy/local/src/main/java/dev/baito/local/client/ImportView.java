package dev.baito.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of an import.
 *
 * @param id its number
 * @param files what became of each file, in the order of loading
 * @param rejected how many rows were rejected, of all files
 * @param warnings what is worth knowing, of the import and of its files
 * @param reasons why rows were rejected
 * @param json the whole document
 */
public record ImportView(
    long id,
    List<FileView> files,
    long rejected,
    List<String> warnings,
    List<Reason> reasons,
    JsonNode json) {

  /** Copies the lists. */
  public ImportView {
    files = List.copyOf(files);
    warnings = List.copyOf(warnings);
    reasons = List.copyOf(reasons);
  }

  /** What became of the rows of one file. */
  public record FileView(
      String file,
      long rows,
      long inserted,
      long updated,
      long unchanged,
      long rejected,
      long repeated,
      long removed) {}

  /** How many rows of a file were rejected for one reason. */
  public record Reason(String file, String column, String reason, long count) {}

  /** Reads a report from the API's document. */
  public static ImportView of(JsonNode json) {
    List<FileView> files = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    json.path("warnings").forEach(warning -> warnings.add(warning.asText()));
    for (JsonNode file : json.path("files")) {
      files.add(
          new FileView(
              file.path("file").asText(),
              file.path("rows").asLong(),
              file.path("inserted").asLong(),
              file.path("updated").asLong(),
              file.path("unchanged").asLong(),
              file.path("rejected").asLong(),
              file.path("repeated").asLong(),
              file.path("removed").asLong()));
      String name = file.path("file").asText();
      file.path("warnings").forEach(warning -> warnings.add(name + ": " + warning.asText()));
    }
    for (JsonNode reason : json.path("reasons")) {
      reasons.add(
          new Reason(
              reason.path("file").asText(),
              reason.path("column").asText(),
              reason.path("reason").asText(),
              reason.path("count").asLong()));
    }
    return new ImportView(
        json.path("import_id").asLong(),
        files,
        json.path("rejected").asLong(),
        warnings,
        reasons,
        json);
  }
}
