package dev.baito.endtoend.faults;

import static dev.baito.endtoend.faults.Processes.OTHER_WORKER;
import static dev.baito.endtoend.faults.Processes.REDIS;
import static dev.baito.endtoend.faults.Processes.WORKER;

import dev.baito.endtoend.proxy.Proxy;
import java.time.Duration;

/**
 * The cache is away, slow, empty or refuses: results come later, never other ones. What the workers
 * have in memory would serve a run without any other tier, so one of them starts anew meanwhile.
 */
enum RedisFault implements Fault {
  REDIS_KILLED(scene -> {
    scene.processes().kill(REDIS);
    scene.processes().restart(WORKER);
    scene.processes().restart(REDIS);
  }),
  REDIS_FROZEN(scene -> scene.processes().freeze(REDIS, RedisFault::withColdWorker, scene)),
  REDIS_HANGS(scene -> {
    Proxy redis = scene.proxies().before(REDIS);
    redis.hang();
    try {
      withColdWorker(scene);
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
  REDIS_FLUSHED(scene -> {
    for (int flush = 0; flush < 3; flush++) {
      scene.redis().flush();
      scene.processes().restart(flush % 2 == 0 ? WORKER : OTHER_WORKER);
    }
  }),
  REDIS_OUT_OF_MEMORY(scene -> {
    scene.redis().flush();
    scene.redis().command("CONFIG SET maxmemory-policy noeviction", "CONFIG SET maxmemory 1");
    try {
      scene.processes().restart(WORKER, OTHER_WORKER);
    } finally {
      scene
          .redis()
          .command("CONFIG SET maxmemory 512mb", "CONFIG SET maxmemory-policy allkeys-lru");
    }
  }),
  // A master without the replicas it asks for takes no writes.
  REDIS_REFUSES_WRITES(scene -> {
    scene.redis().flush();
    scene.redis().command("CONFIG SET min-replicas-to-write 1");
    try {
      scene.processes().restart(WORKER, OTHER_WORKER);
    } finally {
      scene.redis().command("CONFIG SET min-replicas-to-write 0");
    }
  }),
  REDIS_WRONG_PASSWORD(scene -> {
    Redis ours = scene.redis();
    Redis others = ours.withPassword("another");
    ours.command("CONFIG SET requirepass another");
    try {
      scene.processes().restart(WORKER, OTHER_WORKER);
    } finally {
      others.command("CONFIG SET requirepass " + ours.password());
    }
  });

  @SuppressWarnings("ImmutableEnumChecker") // it captures nothing
  private final Strike strike;

  RedisFault(Strike strike) {
    this.strike = strike;
  }

  @Override
  public void strike(Scene scene) throws Exception {
    strike.at(scene);
  }

  private static void withColdWorker(Scene scene) {
    scene.processes().restart(WORKER);
    scene.whileItLasts();
  }
}
