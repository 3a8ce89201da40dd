package dev.baito.endtoend.faults;

import static dev.baito.endtoend.faults.Processes.REDIS;

import dev.baito.endtoend.proxy.Proxy;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** The cache is away, slow or empty: results come later, never other ones. */
enum RedisFault implements Fault {
  REDIS_KILLED(scene -> {
    scene.processes().kill(REDIS);
    scene.processes().restart(REDIS);
  }),
  REDIS_FROZEN(scene -> scene.processes().freeze(REDIS, Scene::whileItLasts, scene)),
  REDIS_HANGS(scene -> {
    Proxy redis = scene.proxies().before(REDIS);
    redis.hang();
    try {
      scene.whileItLasts();
    } finally {
      redis.heal();
    }
  }),
  REDIS_CONNECTIONS_CUT(scene -> {
    for (int cut = 0; cut < 10; cut++) {
      scene.proxies().before(REDIS).cut();
      Scene.pause(Duration.ofMillis(100));
    }
  }),
  // With the workers' own caches gone, they have to look there.
  REDIS_FLUSHED(scene -> {
    for (int flush = 0; flush < 3; flush++) {
      flush(scene);
      scene.processes().restart(flush % 2 == 0 ? Processes.WORKER : Processes.OTHER_WORKER);
    }
  });

  private static final int TIMEOUT_MS = 5_000;

  @SuppressWarnings("ImmutableEnumChecker") // it captures nothing
  private final Strike strike;

  RedisFault(Strike strike) {
    this.strike = strike;
  }

  @Override
  public void strike(Scene scene) throws Exception {
    strike.at(scene);
  }

  private static void flush(Scene scene) throws IOException {
    URI redis =
        URI.create(
            Objects.requireNonNull(scene.stack().connectionProperties().get("baito.redis.url")));
    try (var socket = new Socket(redis.getHost(), redis.getPort())) {
      socket.setSoTimeout(TIMEOUT_MS);
      String ask = "AUTH " + redis.getUserInfo().substring(1) + "\r\nFLUSHALL\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      String expected = "+OK\r\n+OK\r\n";
      byte[] answer = socket.getInputStream().readNBytes(expected.length());
      if (!expected.equals(new String(answer, StandardCharsets.US_ASCII))) {
        throw new IOException(
            "Redis was not flushed: " + new String(answer, StandardCharsets.US_ASCII));
      }
    }
  }
}
