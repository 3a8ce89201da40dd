package dev.baito.local.servers;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks the servers' binaries from the class path into a folder, once. What has its final name is
 * whole: everything is written beside it and renamed at the end, and what a killed launcher left
 * half written is removed by the next one.
 */
public final class Binaries {
  private static final String PARTIAL = ".partial";

  /** Version in the name: another version of the binaries never meets this one's files. */
  private static final String POSTGRES = "postgresql-18.6.0";

  private final Path folder;
  private final Platform platform;

  /** Binaries for this machine, under a folder that one launcher at a time uses. */
  public Binaries(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.platform = Platform.current();
  }

  /** Returns where PostgreSQL is, with {@code bin/postgres}, once it is unpacked. */
  Path postgresHome() {
    return folder.resolve(POSTGRES);
  }

  /** Returns where the program {@code redis-server} is, once it is unpacked. */
  Path redisProgram() {
    return folder.resolve(platform.redis());
  }

  /** Unpacks PostgreSQL unless it is there. */
  void unpackPostgres() {
    unpack(platform.postgres(), postgresHome(), Binaries::untar);
  }

  /** Unpacks Redis unless it is there. */
  void unpackRedis() {
    unpack(platform.redis(), redisProgram(), Binaries::copyProgram);
  }

  private void unpack(String resource, Path target, Unpacking unpacking) {
    if (Files.exists(target)) {
      return;
    }
    Path partial = target.resolveSibling(target.getFileName() + PARTIAL);
    try (InputStream packed = Binaries.class.getResourceAsStream("/" + resource)) {
      if (packed == null) {
        throw new BaitoException(
            ErrorCode.PLATFORM_UNSUPPORTED,
            "the embedded server " + resource + " is not on the class path: build Baito anew");
      }
      deleteTree(partial);
      Files.createDirectories(folder);
      unpacking.unpack(new BufferedInputStream(packed, 1 << 16), partial);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED,
          "cannot unpack " + resource + " into " + folder + ": " + e + ". Is the disk full?",
          e);
    }
  }

  private static void copyProgram(InputStream packed, Path target) throws IOException {
    Files.copy(packed, target);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void untar(InputStream packed, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("an entry leaves the archive's folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          boolean program = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  /** Removes a folder or file and all in it, if it exists; follows no links. */
  public static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @FunctionalInterface
  private interface Unpacking {
    void unpack(InputStream packed, Path target) throws IOException;
  }
}
