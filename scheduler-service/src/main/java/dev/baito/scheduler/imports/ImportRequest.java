package dev.baito.scheduler.imports;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an import is asked to do.
 *
 * @param files the files, at least one
 * @param strict whether a single bad row refuses the whole import
 * @param replace whether stored rows that the files given do not hold are removed
 */
public record ImportRequest(Map<ImportFile, Path> files, boolean strict, boolean replace) {

  /** Copies the files, in the order they are loaded. */
  public ImportRequest {
    files = new EnumMap<>(files);
  }
}
