package dev.baito.scheduler.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The rows of several spools of one file, by ascending line. Not thread-safe. */
final class MergedRejects implements AutoCloseable {
  private final List<RejectSpool.Cursor> cursors = new ArrayList<>();
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(Comparator.comparingLong(head -> head.entry().line()));

  MergedRejects(List<RejectSpool> spools) throws IOException {
    for (RejectSpool spool : spools) {
      RejectSpool.Cursor cursor = spool.read();
      cursors.add(cursor);
      advance(cursor);
    }
  }

  boolean hasNext() {
    return !heads.isEmpty();
  }

  RejectSpool.Entry next() throws IOException {
    Head head = heads.remove();
    advance(head.cursor());
    return head.entry();
  }

  @Override
  public void close() throws IOException {
    for (RejectSpool.Cursor cursor : cursors) {
      cursor.close();
    }
  }

  private void advance(RejectSpool.Cursor cursor) throws IOException {
    if (cursor.hasNext()) {
      heads.add(new Head(cursor.next(), cursor));
    }
  }

  private record Head(RejectSpool.Entry entry, RejectSpool.Cursor cursor) {}
}
