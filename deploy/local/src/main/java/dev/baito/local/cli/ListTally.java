package dev.baito.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the lists of an export while its bytes pass by unchanged. Memory is constant.
 *
 * <p>Not thread-safe.
 */
final class ListTally {
  private static final int SAMPLES = 3;

  private final int topK;
  private final List<Long> firstUsers = new ArrayList<>();
  private long rows;
  private long lists;
  private long fullLists;
  private long user;
  private long rowsOfUser;
  private long digits;
  private boolean inUser = true;
  private boolean inHeader = true;

  /** Counts lists, of which those with {@code topK} jobs are full. */
  ListTally(int topK) {
    this.topK = topK;
  }

  /** Copies an export, counting. */
  ListTally copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
      for (int i = 0; i < count; i++) {
        take(buffer[i]);
      }
    }
    endList();
    return this;
  }

  private void take(byte value) {
    if (value == '\n') {
      inUser = true;
      inHeader = false;
      digits = 0;
    } else if (inUser && !inHeader) {
      if (value == ',') {
        inUser = false;
        row(digits);
      } else {
        digits = digits * 10 + (value - '0');
      }
    }
  }

  private void row(long ofUser) {
    if (ofUser != user) {
      endList();
      user = ofUser;
      rowsOfUser = 0;
      if (firstUsers.size() < SAMPLES) {
        firstUsers.add(ofUser);
      }
    }
    rows++;
    rowsOfUser++;
  }

  private void endList() {
    if (rowsOfUser > 0) {
      lists++;
      fullLists += rowsOfUser >= topK ? 1 : 0;
    }
  }

  /** Returns how many jobs the lists hold in all. */
  long rows() {
    return rows;
  }

  /** Returns how many users have a list that is not empty. */
  long lists() {
    return lists;
  }

  /** Returns how many lists are as long as was asked for. */
  long fullLists() {
    return fullLists;
  }

  /** Returns the first users that have a list, a few of them. */
  List<Long> firstUsers() {
    return List.copyOf(firstUsers);
  }
}
