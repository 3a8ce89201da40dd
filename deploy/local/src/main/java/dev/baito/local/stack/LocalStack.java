package dev.baito.local.stack;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.process.ChildProcess;
import dev.baito.local.process.Parallel;
import dev.baito.local.process.ProcessGroup;
import dev.baito.local.servers.EmbeddedServer;
import dev.baito.local.servers.ServerFolders;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Kafka, PostgreSQL, Redis and the four services as processes of this machine, with all their state
 * in one folder. Whoever starts a stack owns it: it stops with its owner, by {@link #close()} or at
 * the end of the JVM, unless the owner {@linkplain #detach() leaves it up}. Thread-safe.
 */
public final class LocalStack implements AutoCloseable {
  /** Longer than the services' own deadlines for finishing what they have in hand. */
  private static final Duration SERVICE_GRACE = Duration.ofSeconds(25);

  private final StackRecord state;
  private final ServerFolders folders;
  private final ProcessGroup group = new ProcessGroup();
  private final LocalServers servers;
  private volatile List<Service> services;
  private final StackOwnership ownership;
  private Map<String, String> changes = Map.of();
  private volatile Optional<Supervisor> supervisor = Optional.empty();

  private LocalStack(Path folder, StackRecord state, Detour detour, Optional<StateFolder> lock) {
    this.state = state;
    this.folders = new ServerFolders(folder);
    StackOptions options = state.options(folder);
    this.servers =
        new LocalServers(
            group,
            folders,
            state.servers(),
            state.servers().through(detour),
            ServerSettings.of(options.settings()),
            options.database());
    this.services = services(options);
    this.ownership = new StackOwnership(folders, lock, this::stopProcesses);
  }

  private List<Service> services(StackOptions options) {
    List<Service> all = new ArrayList<>();
    Map<String, String> connections = new LinkedHashMap<>(servers.serviceProperties());
    connections.put(
        "baito.scheduler.workers.urls",
        ServiceKind.WORKER.processes(options.workers()).stream()
            .map(name -> Service.uri(state.ports().getOrDefault(name, 0)).toString())
            .collect(Collectors.joining(",")));
    for (ServiceKind kind : ServiceKind.values()) {
      for (String name : kind.processes(options.workers())) {
        int port = state.ports().getOrDefault(name, 0);
        all.add(new Service(kind, name, port, folders, options, connections));
      }
    }
    return List.copyOf(all);
  }

  /**
   * Starts a stack and returns when every process is ready. What a killed launcher left in the
   * folder is stopped first.
   *
   * @param progress takes one line for each thing that is done
   * @throws BaitoException with {@link ErrorCode#STACK_START_FAILED}, then nothing runs; with
   *     {@link ErrorCode#STACK_LOCKED} while another launcher has the folder, or a stack that was
   *     left up
   */
  public static LocalStack start(StackOptions options, Consumer<String> progress) {
    return start(options, Detour.NONE, progress);
  }

  /**
   * Starts a stack whose services reach its servers on a detour, as {@link #start(StackOptions,
   * Consumer)} does without one. The detour has to last as long as the stack, in the same program.
   */
  public static LocalStack start(StackOptions options, Detour detour, Consumer<String> progress) {
    StateFolder folder = StateFolder.lock(options.state());
    LocalStack stack;
    try {
      Optional<StackRecord> earlier = StackRecord.read(options.state());
      refuseIfUp(options.state(), earlier);
      int stale = folder.stopStale();
      if (stale > 0) {
        progress.accept("stopped " + stale + " processes of an earlier launcher");
      }
      if (LocalSetting.FRESH.flag(options.settings())) {
        folder.clear();
        earlier = Optional.empty();
      }
      StackRecord state = StackPlanning.plan(options, earlier);
      state.write(options.state());
      stack = new LocalStack(options.state(), state, detour, Optional.of(folder));
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
    try {
      stack.services.forEach(Service::requireBuilt);
      stack.startProcesses(progress);
      return stack;
    } catch (RuntimeException e) {
      stack.stop();
      throw e;
    }
  }

  private static void refuseIfUp(Path folder, Optional<StackRecord> earlier) {
    if (earlier.filter(StackRecord::detached).isPresent()
        && attach(folder).filter(stack -> stack.status().isUp()).isPresent()) {
      throw new BaitoException(
          ErrorCode.STACK_LOCKED,
          "a stack is up in " + folder + ": use it, stop it with down, or choose another --state");
    }
  }

  /** Returns the stack of a folder if any of its processes runs; closing it leaves it up. */
  public static Optional<LocalStack> attach(Path state) {
    Path folder = state.toAbsolutePath().normalize();
    return StackRecord.read(folder)
        .map(found -> new LocalStack(folder, found, Detour.NONE, Optional.empty()))
        .filter(LocalStack::adoptProcesses);
  }

  private boolean adoptProcesses() {
    servers.all().forEach(server -> group.adopt(server.process()));
    services.forEach(service -> group.adopt(service.process()));
    return status().processes().stream()
        .anyMatch(process -> !process.health().equals(ProcessStatus.DOWN));
  }

  private void startProcesses(Consumer<String> progress) {
    servers.start(progress);
    Parallel.allOrNone(
        services.stream().<Runnable>map(service -> () -> start(service, progress)).toList());
  }

  private void start(Service service, Consumer<String> progress) {
    long begin = System.nanoTime();
    Duration deadline = LocalSetting.START_DEADLINE.duration(state.settings());
    group.launch(service.process()).awaitReady(service::isReady, deadline);
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    progress.accept(service.name() + " on port " + service.port() + " in " + millis + " ms");
  }

  /** Returns how every process is now. */
  public StackStatus status() {
    List<ProcessStatus> processes = new ArrayList<>();
    for (EmbeddedServer server : servers.all()) {
      processes.add(status(server.name(), server.port(), server.answers()));
    }
    for (Service service : services) {
      processes.add(status(service.name(), service.port(), service.isReady()));
    }
    return new StackStatus(processes);
  }

  private ProcessStatus status(String name, int port, boolean answers) {
    Optional<ChildProcess> running = group.find(name).filter(ChildProcess::isAlive);
    String health =
        running.isEmpty()
            ? ProcessStatus.DOWN
            : answers ? ProcessStatus.UP : ProcessStatus.STARTING;
    return new ProcessStatus(
        name,
        running.map(ChildProcess::pid).orElse(0L),
        port,
        health,
        folders.logs().resolve(name + ".log"));
  }

  /** Returns the address of the scheduler's API. */
  public URI schedulerUri() {
    return services.getFirst().uri();
  }

  /** Returns the address of the cache-warmer's API. */
  public URI warmerUri() {
    return services.stream()
        .filter(service -> service.kind() == ServiceKind.WARMER)
        .findFirst()
        .orElseThrow()
        .uri();
  }

  /** Returns the properties by which the servers are found, passwords included. */
  public Map<String, String> connectionProperties() {
    return servers.connectionProperties();
  }

  /** Returns the folder of all logs: {@code NAME.log}, and {@code NAME-gc.log} of services. */
  public Path logFolder() {
    return folders.logs();
  }

  /**
   * From now on starts services anew that end without having been asked, as Kubernetes does, until
   * the stack is stopped or left up. Servers are not: their end is the stack's.
   *
   * @param progress takes a line for each such end and start
   * @throws BaitoException with {@link ErrorCode#USAGE} for settings that are not allowed
   */
  public synchronized void supervise(Consumer<String> progress) {
    if (supervisor.isEmpty()) {
      supervisor = Optional.of(Supervisor.start(group, () -> services, state.settings(), progress));
    }
  }

  /** Returns whether a server or service runs, and what is done about it if it does not. */
  public Standing standing(String name) {
    boolean alive = group.find(name).filter(ChildProcess::isAlive).isPresent();
    return supervisor
        .flatMap(found -> found.standing(name, alive))
        .orElseGet(() -> alive ? new Standing.Running() : new Standing.Ended());
  }

  /**
   * Returns the process id of a server or service.
   *
   * @throws BaitoException with {@link ErrorCode#STACK_DOWN} if it does not run
   */
  public long pidOf(String name) {
    return group
        .find(name)
        .filter(ChildProcess::isAlive)
        .map(ChildProcess::pid)
        .orElseThrow(() -> new BaitoException(ErrorCode.STACK_DOWN, name + " does not run"));
  }

  /** Stops a server or service if it runs, and starts it on the same port. */
  public void restart(String name) {
    Optional<Service> service =
        services.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
    if (service.isPresent()) {
      group.stop(List.of(name), SERVICE_GRACE);
      start(service.get(), line -> {});
    } else {
      servers.stop(name);
      servers.start(name);
    }
  }

  /**
   * Has the services work with other settings: those that know one that changes are stopped and
   * started again, all at once. That lasts as long as this object; the stack's own record keeps the
   * settings it was started with.
   *
   * @param settings in the place of, or beside, those it was started with; what an earlier call
   *     changed and this one does not name is again as it was at the start
   * @param progress takes one line for each service that is started
   * @return how many services were started again
   * @throws BaitoException with {@link ErrorCode#STACK_START_FAILED} when one does not start
   */
  public synchronized int reconfigure(Map<String, String> settings, Consumer<String> progress) {
    Set<String> changed = new TreeSet<>(changes.keySet());
    changed.addAll(settings.keySet());
    changed.removeIf(key -> Objects.equals(changes.get(key), settings.get(key)));
    Map<String, String> all = new HashMap<>(state.settings());
    all.putAll(settings);
    services = services.stream().map(service -> service.with(all)).toList();
    changes = Map.copyOf(settings);
    List<Service> concerned =
        services.stream().filter(service -> service.kind().reads(changed)).toList();
    group.stop(concerned.stream().map(Service::name).toList(), SERVICE_GRACE);
    Parallel.allOrNone(
        concerned.stream().<Runnable>map(service -> () -> start(service, progress)).toList());
    return concerned.size();
  }

  /** Leaves the stack up: from now on neither {@link #close()} nor the JVM's end stops it. */
  public void detach() {
    supervisor.ifPresent(Supervisor::close);
    state.asDetached().write(folders.state());
    ownership.release();
  }

  /**
   * Stops everything, services before servers, each by request and after a deadline by force. Once
   * it is stopped this does nothing.
   *
   * @throws BaitoException with {@link ErrorCode#STACK_LOCKED} if another launcher owns the stack
   */
  public void stop() {
    ownership.stop();
  }

  private void stopProcesses() {
    group.close();
    supervisor.ifPresent(Supervisor::close);
    group.stop(services.stream().map(Service::name).toList(), SERVICE_GRACE);
    servers.stop();
  }

  /** Stops the stack if this object owns it. */
  @Override
  public void close() {
    ownership.close();
  }

  /**
   * Stops the processes of a launcher that was killed, or of a stack that was left up.
   *
   * @return how many there were
   * @throws BaitoException with {@link ErrorCode#STACK_LOCKED} if a launcher has the folder
   */
  public static int stopStale(Path state) {
    try (StateFolder folder = StateFolder.lock(state)) {
      return folder.stopStale();
    }
  }
}
