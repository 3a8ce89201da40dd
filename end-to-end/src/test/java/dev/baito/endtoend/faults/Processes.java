package dev.baito.endtoend.faults;

import static org.awaitility.Awaitility.await;

import dev.baito.BaitoException;
import dev.baito.local.process.Parallel;
import dev.baito.local.stack.LocalStack;
import dev.baito.local.stack.ProcessStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The processes of a stack, and what may befall them. A service that ends by itself is started
 * anew, as whoever looks after it in production does; one that the suite has ended stays down until
 * the suite starts it. Thread-safe.
 */
final class Processes implements AutoCloseable {
  static final String WORKER = "worker-1";
  static final String OTHER_WORKER = "worker-2";
  static final String SCHEDULER = "scheduler";
  static final String SINK = "sink";
  static final String KAFKA = "kafka";
  static final String REDIS = "redis";
  static final String POSTGRES = "postgres";

  private static final List<String> SERVICES = List.of(WORKER, OTHER_WORKER, SCHEDULER, SINK);

  /** What a supervisor waits before it starts anew. */
  private static final Duration BACKOFF = Duration.ofSeconds(1);

  /** As long as a stack itself waits for a service that starts, and for its end before. */
  private static final Duration RESTART = Duration.ofMinutes(3);

  private final LocalStack stack;
  private final Thread keeper;

  /** Those that the suite itself has ended, or is about to start. */
  private final Set<String> inHand = ConcurrentHashMap.newKeySet();

  private final AtomicInteger startedAnew = new AtomicInteger();

  Processes(LocalStack stack) {
    this.stack = stack;
    keeper = Thread.ofPlatform().daemon().name("keeper").start(this::keep);
  }

  /** Returns how often a service was started anew that had ended by itself. */
  int startedAnew() {
    return startedAnew.get();
  }

  private void keep() {
    try {
      while (true) {
        Thread.sleep(BACKOFF);
        startAnew();
      }
    } catch (InterruptedException e) {
      return; // closed
    }
  }

  private void startAnew() {
    for (String name : SERVICES) {
      if (!isAlive(name) && inHand.add(name)) {
        startedAnew.incrementAndGet();
        System.out.println(name + " ended by itself and is started anew");
        try {
          restart(name);
        } catch (RuntimeException e) {
          System.out.println(name + " could not be started anew: " + e);
          inHand.remove(name); // the next look tries again
        }
      }
    }
  }

  private boolean isAlive(String name) {
    try {
      return stack.pidOf(name) > 0;
    } catch (BaitoException e) {
      return false;
    }
  }

  /** Looks after nothing any more. */
  @Override
  public void close() {
    keeper.interrupt();
  }

  /** Ends processes without a chance to do anything about it. */
  void kill(String... names) {
    inHand.addAll(List.of(names));
    for (String name : names) {
      ProcessHandle process = handle(name);
      process.destroyForcibly();
      awaitEnd(process);
    }
  }

  /** Asks processes to end, and waits until they have. */
  void end(String... names) throws IOException, InterruptedException {
    inHand.addAll(List.of(names));
    List<ProcessHandle> processes = Stream.of(names).map(this::handle).toList();
    for (int i = 0; i < names.length; i++) {
      // Of PostgreSQL's signals the one that does not wait for its clients.
      signal(names[i].equals(POSTGRES) ? "INT" : "TERM", processes.get(i).pid());
    }
    processes.forEach(Processes::awaitEnd);
  }

  /** Starts processes again, together; those that run are stopped first, in good order. */
  void restart(String... names) {
    Parallel.allOrNone(Stream.of(names).<Runnable>map(name -> () -> restartOne(name)).toList());
  }

  private void restartOne(String name) {
    inHand.add(name);
    // PostgreSQL refuses to start until the last backend of one that was killed has ended.
    await(name + " restarted")
        .atMost(RESTART)
        .ignoreExceptions()
        .until(() -> {
          stack.restart(name);
          return true;
        });
    inHand.remove(name);
  }

  /** Starts again what a fault that failed has left down, servers first. */
  void revive() {
    stack.status().processes().stream()
        .filter(process -> process.health().equals(ProcessStatus.DOWN))
        .forEach(process -> restart(process.name()));
  }

  /** Holds a process still while something happens. */
  void freeze(String name, Fault.Strike meanwhile, Scene scene) throws Exception {
    long pid = handle(name).pid();
    signal("STOP", pid);
    try {
      meanwhile.at(scene);
    } finally {
      signal("CONT", pid);
    }
  }

  private ProcessHandle handle(String name) {
    return ProcessHandle.of(stack.pidOf(name)).orElseThrow();
  }

  private static void awaitEnd(ProcessHandle process) {
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }
}
