package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/**
 * A file that is either there whole or not at all: written beside its place under another name,
 * then moved. A name that ends in {@code .gz} is packed, without a timestamp, so that equal content
 * is equal bytes.
 */
final class OutputFile {
  private static final int BUFFER = 1 << 16;

  private final Path file;

  /** Writes the content. */
  @FunctionalInterface
  interface Content<T> {
    T write(OutputStream out) throws IOException;
  }

  private OutputFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * Returns an output file, having seen that its folder can be written to.
   *
   * @throws BaitoException with {@link ErrorCode#OUTPUT_FAILED}
   */
  static OutputFile at(Path file) {
    OutputFile output = new OutputFile(file);
    Path folder = output.folder();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
      throw new BaitoException(
          ErrorCode.OUTPUT_FAILED,
          file + " cannot be written: its folder must exist and be writable");
    }
    return output;
  }

  /**
   * Writes the file. Nothing is left behind when the content fails.
   *
   * @throws BaitoException with {@link ErrorCode#OUTPUT_FAILED} when the file cannot be written
   */
  <T> T write(Content<T> content) {
    Path partial =
        folder().resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    partial.toFile().deleteOnExit();
    try {
      try {
        T result;
        try (OutputStream out = open(partial)) {
          result = content.write(out);
        }
        move(partial);
        return result;
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private OutputStream open(Path partial) throws IOException {
    OutputStream plain =
        new Checked(new BufferedOutputStream(Files.newOutputStream(partial), BUFFER));
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(plain, BUFFER) : plain;
  }

  private BaitoException failed(IOException cause) {
    return new BaitoException(
        ErrorCode.OUTPUT_FAILED, file + " cannot be written: " + cause.getMessage(), cause);
  }

  /* Tells a full disk from a connection that broke while its content was copied here. */
  private final class Checked extends FilterOutputStream {
    Checked(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  private void move(Path partial) throws IOException {
    try {
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path folder() {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
