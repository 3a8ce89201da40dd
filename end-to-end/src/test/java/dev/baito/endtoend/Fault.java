package dev.baito.endtoend;

import static org.awaitility.Awaitility.await;

import dev.baito.local.stack.LocalStack;
import dev.baito.messages.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Something that breaks in mid-run, and heals. Each returns when it has healed. */
enum Fault {
  // First, while the topics hold little to deliver again.
  MESSAGES_TWICE {
    @Override
    void strike(LocalStack stack, Duration freeze) throws Exception {
      try (var again = new Redelivery(stack)) {
        again.publishAgain(Topic.USER_BATCHES);
        again.publishAgain(Topic.MATCH_RESULTS);
      }
    }
  },
  WORKER_KILLED {
    @Override
    void strike(LocalStack stack, Duration freeze) {
      kill(stack, "worker-1");
      stack.restart("worker-1");
    }
  },
  WORKER_FROZEN {
    @Override
    void strike(LocalStack stack, Duration freeze) throws Exception {
      freeze(stack, "worker-1", freeze);
    }
  },
  WORKERS_COME_AND_GO {
    @Override
    void strike(LocalStack stack, Duration freeze) {
      for (String worker : List.of("worker-1", "worker-2")) {
        stack.restart(worker);
      }
    }
  },
  SCHEDULER_KILLED {
    @Override
    void strike(LocalStack stack, Duration freeze) {
      kill(stack, "scheduler");
      stack.restart("scheduler");
    }
  },
  SINK_KILLED {
    @Override
    void strike(LocalStack stack, Duration freeze) {
      kill(stack, "sink");
      stack.restart("sink");
    }
  },
  BROKER_KILLED {
    @Override
    void strike(LocalStack stack, Duration freeze) {
      kill(stack, "kafka");
      stack.restart("kafka");
    }
  },
  BROKER_FROZEN {
    @Override
    void strike(LocalStack stack, Duration freeze) throws Exception {
      freeze(stack, "kafka", freeze);
    }
  },
  POISON_AMONG_THE_MESSAGES {
    @Override
    int deadLetters() {
      return 4;
    }

    @Override
    void strike(LocalStack stack, Duration freeze) throws Exception {
      byte[] garbage = {0, -1, '{', 7};
      byte[] newer = "{\"version\":99,\"run_id\":1}".getBytes(StandardCharsets.UTF_8);
      try (var producer =
          new KafkaProducer<>(
              Map.<String, Object>of(
                  "bootstrap.servers", property(stack, "kafka.bootstrap.servers")),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        for (String topic : List.of(Topic.USER_BATCHES, Topic.MATCH_RESULTS)) {
          for (byte[] poison : List.of(garbage, newer)) {
            producer.send(new ProducerRecord<>(topic, poison)).get(30, TimeUnit.SECONDS);
          }
        }
      }
    }
  },
  REDIS_KILLED {
    @Override
    void strike(LocalStack stack, Duration freeze) {
      kill(stack, "redis");
      stack.restart("redis");
    }
  },
  REDIS_FROZEN {
    @Override
    void strike(LocalStack stack, Duration freeze) throws Exception {
      freeze(stack, "redis", freeze);
    }
  },
  POSTGRES_KILLED {
    @Override
    void strike(LocalStack stack, Duration freeze) {
      kill(stack, "postgres");
      // It refuses to start until the last backend of the killed one has ended.
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> {
            stack.restart("postgres");
            return true;
          });
    }
  },
  CONNECTIONS_CUT {
    @Override
    void strike(LocalStack stack, Duration freeze) throws Exception {
      for (int cut = 0; cut < 10; cut++) {
        execute(stack, CUT_SQL);
      }
    }
  },
  DATABASE_READ_ONLY {
    @Override
    void strike(LocalStack stack, Duration freeze) throws Exception {
      execute(stack, "ALTER DATABASE baito SET default_transaction_read_only = on", CUT_SQL);
      await().pollDelay(freeze).atMost(freeze.plusMinutes(1)).until(() -> true);
      execute(
          stack,
          "SET default_transaction_read_only = off",
          "ALTER DATABASE baito RESET default_transaction_read_only",
          CUT_SQL);
    }
  },
  ROWS_LOCKED {
    @Override
    void strike(LocalStack stack, Duration freeze) throws Exception {
      try (var connection = DriverManager.getConnection(url(stack), "baito", password(stack));
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("LOCK TABLE run_list, batch_completion IN EXCLUSIVE MODE");
        await().pollDelay(freeze).atMost(freeze.plusMinutes(1)).until(() -> true);
        connection.rollback();
      }
    }
  };

  private static final String CUT_SQL =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'
      """;

  /**
   * Breaks it, and heals it.
   *
   * @param freeze how long what does not end by itself lasts
   */
  abstract void strike(LocalStack stack, Duration freeze) throws Exception;

  /** Returns how many dead letters it rightly leaves. */
  int deadLetters() {
    return 0;
  }

  private static void kill(LocalStack stack, String process) {
    ProcessHandle handle = ProcessHandle.of(stack.pidOf(process)).orElseThrow();
    handle.destroyForcibly();
    handle.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static void freeze(LocalStack stack, String process, Duration freeze) throws Exception {
    long pid = stack.pidOf(process);
    signal("STOP", pid);
    try {
      await().pollDelay(freeze).atMost(freeze.plusMinutes(1)).until(() -> true);
    } finally {
      signal("CONT", pid);
    }
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  private static void execute(LocalStack stack, String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection(url(stack), "baito", password(stack));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String url(LocalStack stack) {
    return property(stack, "quarkus.datasource.jdbc.url");
  }

  private static String password(LocalStack stack) {
    return property(stack, "quarkus.datasource.password");
  }

  private static String property(LocalStack stack, String name) {
    return Objects.requireNonNull(stack.connectionProperties().get(name), name);
  }
}
