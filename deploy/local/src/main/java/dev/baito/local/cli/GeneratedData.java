package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The folder of one launcher's generated files, beside its stack's. Closing deletes it; what a
 * killed launcher left is deleted by the next.
 */
final class GeneratedData implements AutoCloseable {
  private static final String PREFIX = "generated-";

  private final Path folder;

  private GeneratedData(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder, in the parent of a stack's folder. */
  static GeneratedData beside(Path stack) {
    Path parent = stack.toAbsolutePath().getParent();
    if (parent == null) {
      throw Usage.error("--state must not be the root folder");
    }
    try {
      Files.createDirectories(parent);
      try (Stream<Path> entries = Files.list(parent)) {
        entries.filter(GeneratedData::abandoned).forEach(GeneratedData::delete);
      }
      Path folder = parent.resolve(PREFIX + ProcessHandle.current().pid());
      Files.createDirectories(folder);
      return new GeneratedData(folder);
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.OUTPUT_FAILED, parent + " cannot be used: " + e.getMessage(), e);
    }
  }

  Path folder() {
    return folder;
  }

  private static boolean abandoned(Path entry) {
    String name = entry.getFileName().toString();
    return name.matches(PREFIX + "\\d{1,18}")
        && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length()))).isEmpty();
  }

  /* It holds plain files only. */
  private static void delete(Path folder) {
    try {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.OUTPUT_FAILED, folder + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    delete(folder);
  }
}
