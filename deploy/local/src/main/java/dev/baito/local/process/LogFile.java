package dev.baito.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/** The log of one process: kept over restarts up to a size, then set aside once. */
public final class LogFile {
  private static final long SET_ASIDE_BYTES = 16L << 20;
  private static final int TAIL_BYTES = 64 << 10;

  /** A line of a stack trace: what went wrong stands above all of them. */
  private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more)");

  private LogFile() {}

  /** Makes room for the log of a new start: a long one is set aside as {@code NAME.log.1}. */
  public static void prepare(Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      if (Files.exists(log) && Files.size(log) > SET_ASIDE_BYTES) {
        Path aside = log.resolveSibling(log.getFileName() + ".1");
        Files.move(log, aside, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the log " + log, e);
    }
  }

  /**
   * Returns the last lines of a log, at most so many, joined, without the frames of stack traces;
   * says so if there are none.
   */
  public static String tail(Path log, int lines) {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      long from = Math.max(0, channel.size() - TAIL_BYTES);
      channel.position(from);
      ByteBuffer bytes = ByteBuffer.allocate(TAIL_BYTES);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // read until full or at the end
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      List<String> all =
          text.lines().filter(line -> !line.isBlank() && !FRAME.matcher(line).find()).toList();
      if (all.isEmpty()) {
        return "(the log is empty)";
      }
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      return "(there is no log)";
    }
  }
}
