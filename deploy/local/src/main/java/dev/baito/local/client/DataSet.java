package dev.baito.local.client;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The files of a data directory: {@code cities.csv}, {@code jobs.csv}, {@code users.csv}, {@code
 * behaviors.csv}, each plain or as {@code .csv.gz}.
 *
 * @param files by part name: cities, jobs, users, behaviors
 */
public record DataSet(SequencedMap<String, Path> files) {
  private static final List<String> NAMES = List.of("cities", "jobs", "users", "behaviors");
  private static final List<String> NEEDED = List.of("cities", "jobs", "users");

  /**
   * Finds the files of a data set that can be matched: all but behaviours must be there.
   *
   * @throws BaitoException with {@link ErrorCode#IMPORT_FILE_MISSING} naming what is not there
   */
  public static DataSet complete(Path folder) {
    DataSet found = of(folder);
    for (String name : NEEDED) {
      if (!found.files.containsKey(name)) {
        throw missing("there is no " + name + ".csv or " + name + ".csv.gz in " + folder);
      }
    }
    return found;
  }

  /**
   * Finds whichever of the files are there.
   *
   * @throws BaitoException with {@link ErrorCode#IMPORT_FILE_MISSING} when none is
   */
  public static DataSet of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw missing(
          folder + (Files.exists(folder) ? " is not a folder" : " does not exist") + ": name one");
    }
    LinkedHashMap<String, Path> files = new LinkedHashMap<>();
    for (String name : NAMES) {
      Path plain = folder.resolve(name + ".csv");
      Path packed = folder.resolve(name + ".csv.gz");
      if (Files.exists(plain) && Files.exists(packed)) {
        throw new BaitoException(
            ErrorCode.IMPORT_REQUEST_INVALID,
            "both " + plain + " and " + packed.getFileName() + " are there: keep one");
      }
      for (Path file : List.of(plain, packed)) {
        if (Files.exists(file)) {
          files.put(name, readable(file));
        }
      }
    }
    if (files.isEmpty()) {
      throw missing("there is none of cities, jobs, users, behaviors (.csv, .csv.gz) in " + folder);
    }
    return new DataSet(files);
  }

  /** Returns the size of all files. */
  public long bytes() {
    return files.values().stream().mapToLong(file -> file.toFile().length()).sum();
  }

  private static Path readable(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw missing(file + " cannot be read: it must be a file you may read");
    }
    return file;
  }

  private static BaitoException missing(String message) {
    return new BaitoException(ErrorCode.IMPORT_FILE_MISSING, message);
  }
}
