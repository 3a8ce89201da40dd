package dev.baito.endtoend.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one client says to PostgreSQL, as far as it takes to tell what each transaction ran when it
 * is committed: simple queries, and Parse, Bind and Sync of the extended protocol. Not thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">Message
 *     formats</a>
 */
final class PostgresDialogue {
  /** SQL is at the beginning of messages; of what is longer the rest is skipped. */
  private static final int KEPT_BYTES = 16 << 10;

  private static final int MAX_STATEMENTS = 1_000;
  private static final int MAX_OF_TRANSACTION = 100;
  private static final int SSL_REQUEST = 80_877_103;
  private static final int GSS_REQUEST = 80_877_104;

  private final ByteBuffer header = ByteBuffer.allocate(5);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int bodyLeft;
  private boolean started;
  private final Map<String, String> statements = new HashMap<>();
  private final List<String> transaction = new ArrayList<>();
  private boolean committing;

  PostgresDialogue() {
    header.limit(4); // the first message has no type
  }

  /** Takes the next bytes; returns the SQL of the transaction that they commit, if they do. */
  Optional<List<String>> take(byte[] bytes, int length) {
    Optional<List<String>> committed = Optional.empty();
    int at = 0;
    while (at < length) {
      if (header.hasRemaining()) {
        header.put(bytes[at++]);
        if (!header.hasRemaining()) {
          bodyLeft = header.getInt(header.limit() - 4) - 4;
        }
      } else {
        int part = Math.min(bodyLeft, length - at);
        body.write(bytes, at, Math.min(part, Math.max(0, KEPT_BYTES - body.size())));
        bodyLeft -= part;
        at += part;
      }
      if (!header.hasRemaining() && bodyLeft == 0) {
        Optional<List<String>> now = ended();
        committed = now.isPresent() ? now : committed;
      }
    }
    return committed;
  }

  private Optional<List<String>> ended() {
    byte[] message = body.toByteArray();
    Optional<List<String>> committed = Optional.empty();
    if (started) {
      committed = message((char) header.get(0), message);
    } else {
      int code = message.length < 4 ? 0 : ByteBuffer.wrap(message).getInt();
      started = code != SSL_REQUEST && code != GSS_REQUEST;
    }
    header.clear().limit(started ? 5 : 4);
    body.reset();
    return committed;
  }

  private Optional<List<String>> message(char type, byte[] message) {
    switch (type) {
      case 'Q' -> ran(text(message, 0));
      case 'P' -> {
        if (statements.size() < MAX_STATEMENTS) {
          statements.put(text(message, 0), text(message, 1));
        }
      }
      case 'B' -> ran(statements.getOrDefault(text(message, 1), ""));
      default -> {} // nothing that begins, runs or commits
    }
    if (!committing || (type != 'Q' && type != 'S')) {
      return Optional.empty();
    }
    committing = false;
    List<String> all = List.copyOf(transaction);
    transaction.clear();
    return Optional.of(all);
  }

  private void ran(String sql) {
    String first = sql.strip().toUpperCase(Locale.ROOT);
    if (first.startsWith("BEGIN") || first.startsWith("START TRANSACTION")) {
      transaction.clear();
    } else if (first.startsWith("COMMIT")) {
      committing = true;
    } else if (transaction.size() < MAX_OF_TRANSACTION) {
      transaction.add(sql);
    }
  }

  /** Returns the text of that number, each ended by a zero. */
  private static String text(byte[] message, int number) {
    int from = 0;
    for (int skipped = 0; skipped < number; skipped++) {
      from = Math.min(end(message, from) + 1, message.length);
    }
    return new String(message, from, end(message, from) - from, StandardCharsets.UTF_8);
  }

  private static int end(byte[] message, int from) {
    int end = from;
    while (end < message.length && message[end] != 0) {
      end++;
    }
    return end;
  }
}
