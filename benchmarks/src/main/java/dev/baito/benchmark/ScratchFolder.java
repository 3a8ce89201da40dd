package dev.baito.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A temporary folder through which work is handed to other programs, as plain little-endian
 * numbers. It goes when it is closed, at the latest when this program ends.
 */
final class ScratchFolder implements AutoCloseable {
  private final Path path;
  private final Thread remover = new Thread(this::remove);

  ScratchFolder() {
    try {
      path = Files.createTempDirectory("baito-bench-");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot make a temporary folder: free some space, or set -Djava.io.tmpdir", e);
    }
    Runtime.getRuntime().addShutdownHook(remover);
  }

  /** Returns the path of a file in it. */
  Path file(String name) {
    return path.resolve(name);
  }

  /** Returns where it is. */
  Path path() {
    return path;
  }

  /** Writes float32 vectors one after the other. */
  void writeVectors(String name, Stream<float[]> vectors) {
    write(
        name,
        vectors.map(vector -> {
          byte[] bytes = new byte[vector.length * Float.BYTES];
          littleEndian(bytes).asFloatBuffer().put(vector);
          return bytes;
        }));
  }

  /** Writes masks one after the other, bit i of each in bit i mod 8 of byte i / 8. */
  void writeMasks(String name, Stream<long[]> masks) {
    write(
        name,
        masks.map(mask -> {
          byte[] bytes = new byte[mask.length * Long.BYTES];
          littleEndian(bytes).asLongBuffer().put(mask);
          return bytes;
        }));
  }

  /** Reads all of a file. */
  ByteBuffer read(String name) {
    try {
      return littleEndian(Files.readAllBytes(file(name)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what another program wrote: " + name, e);
    }
  }

  @Override
  public void close() {
    remove();
    Runtime.getRuntime().removeShutdownHook(remover);
  }

  private void write(String name, Stream<byte[]> parts) {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file(name)), 1 << 20)) {
      for (Iterator<byte[]> rest = parts.iterator(); rest.hasNext(); ) {
        out.write(rest.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write " + file(name) + ": free some space, or set -Djava.io.tmpdir", e);
    }
  }

  private void remove() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("cannot remove " + path + ", do it yourself: " + e.getMessage());
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
