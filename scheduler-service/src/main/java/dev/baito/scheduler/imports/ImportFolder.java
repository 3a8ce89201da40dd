package dev.baito.scheduler.imports;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.SchedulerSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The folder of uploaded files and rejected rows. Both are removed when their import ends; what a
 * service left behind that died is removed at the next start, once it is old enough not to belong
 * to another service.
 */
@ApplicationScoped
public class ImportFolder {
  private static final Logger LOG = Logger.getLogger(ImportFolder.class);

  private final Path path;
  private final Duration staleAfter;

  ImportFolder(SchedulerSettings settings) {
    this.path = settings.imports().folder();
    this.staleAfter = settings.imports().staleAfter();
  }

  /** Returns the folder. */
  Path path() {
    return path;
  }

  void prepare(@Observes StartupEvent event) {
    try {
      Files.createDirectories(path);
      removeStale(Instant.now().minus(staleAfter));
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.OUTPUT_FAILED,
          "The folder for imports, %s, cannot be used: set baito.scheduler.imports.folder to another"
              .formatted(path),
          e);
    }
  }

  private void removeStale(Instant before) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(path)) {
      files = entries.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
    for (Path file : files) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        Files.deleteIfExists(file);
        LOG.infof("Removed %s, left behind by an import that did not end", file);
      }
    }
  }
}
