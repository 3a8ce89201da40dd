package dev.baito.local.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Formats rows on several threads, in chunks, and writes the chunks in order: the files are the
 * same with any number of threads. A few chunks at most wait to be written.
 */
final class ChunkedFiles implements AutoCloseable {
  private static final int CHUNK_ROWS = 250;

  private final ExecutorService threads;
  private final int ahead;

  ChunkedFiles(int threadCount) {
    threads = Executors.newFixedThreadPool(threadCount, Thread.ofPlatform().daemon().factory());
    ahead = 2 * threadCount;
  }

  /** Writes one row, to as many buffers as there are files. */
  interface RowWriter {
    void write(int row, List<RowBuffer> buffers);
  }

  /**
   * Writes all rows to the files.
   *
   * @param done is told after each chunk how many rows are written
   */
  void write(int rows, List<OutputStream> files, RowWriter writer, RowsDone done)
      throws IOException, InterruptedException {
    Deque<Future<List<RowBuffer>>> chunks = new ArrayDeque<>();
    int submitted = 0;
    int written = 0;
    while (written < rows) {
      while (submitted < rows && chunks.size() < ahead) {
        int from = submitted;
        int to = Math.min(rows, from + CHUNK_ROWS);
        chunks.add(threads.submit(chunk(from, to, files.size(), writer)));
        submitted = to;
      }
      List<RowBuffer> buffers = result(chunks.remove());
      for (int file = 0; file < files.size(); file++) {
        buffers.get(file).writeTo(files.get(file));
      }
      written = Math.min(rows, written + CHUNK_ROWS);
      done.accept(written);
    }
  }

  /** Is told how many rows of a file are written. */
  interface RowsDone {
    void accept(int rows);
  }

  private static Callable<List<RowBuffer>> chunk(int from, int to, int files, RowWriter writer) {
    return () -> {
      List<RowBuffer> buffers =
          IntStream.range(0, files).mapToObj(_ -> new RowBuffer(1 << 16)).toList();
      for (int row = from; row < to; row++) {
        writer.write(row, buffers);
      }
      return buffers;
    };
  }

  private static List<RowBuffer> result(Future<List<RowBuffer>> chunk) throws InterruptedException {
    try {
      return chunk.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a row could not be generated", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
