package dev.baito.local.stack;

import dev.baito.local.process.ProcessGroup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Starts services of a stack anew that ended without having been asked, in the place of what does
 * so in production. Thread-safe.
 */
final class Supervisor implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  /** More than one look at all services takes, even when none of them answers. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(10);

  private final Supplier<List<Service>> services;
  private final Map<String, SupervisedService> supervised;
  private final Thread thread;
  private volatile boolean closed;

  private Supervisor(Supplier<List<Service>> services, Map<String, SupervisedService> supervised) {
    this.services = services;
    this.supervised = supervised;
    thread = Thread.ofPlatform().daemon().name("supervise services").unstarted(this::lookAgain);
  }

  /**
   * Starts supervising.
   *
   * @param services as they are to be started now
   * @param settings the stack's
   */
  static Supervisor start(
      ProcessGroup group,
      Supplier<List<Service>> services,
      Map<String, String> settings,
      Consumer<String> progress) {
    Duration deadline = LocalSetting.START_DEADLINE.duration(settings);
    Map<String, SupervisedService> supervised =
        services.get().stream()
            .collect(
                Collectors.toMap(
                    Service::name,
                    service ->
                        new SupervisedService(group, Restarts.of(settings), deadline, progress)));
    Supervisor supervisor = new Supervisor(services, new HashMap<>(supervised));
    supervisor.thread.start();
    return supervisor;
  }

  private void lookAgain() {
    while (!closed) {
      for (Service service : services.get()) {
        Optional.ofNullable(supervised.get(service.name())).ifPresent(found -> found.look(service));
      }
      try {
        Thread.sleep(INTERVAL);
      } catch (InterruptedException e) {
        return; // closed
      }
    }
  }

  /** Returns how a service stands, whose process runs or does not; nothing for all else. */
  Optional<Standing> standing(String name, boolean alive) {
    return closed
        ? Optional.empty()
        : Optional.ofNullable(supervised.get(name)).map(found -> found.standing(alive));
  }

  /** Starts nothing any more. What it has started runs on. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(LAST_LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
