package dev.baito.local.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The services of a stack, in the order in which people read them. */
enum ServiceKind {
  SCHEDULER("scheduler", "scheduler-service", LocalSetting.SCHEDULER_HEAP),
  WARMER("warmer", "cache-warmer", LocalSetting.WARMER_HEAP),
  SINK("sink", "result-sink", LocalSetting.SINK_HEAP),
  WORKER("worker", "scoring-worker", LocalSetting.WORKER_HEAP);

  private final String title;
  private final String module;
  private final LocalSetting heap;

  ServiceKind(String title, String module, LocalSetting heap) {
    this.title = title;
    this.module = module;
    this.heap = heap;
  }

  /** Returns the module that builds it. */
  String module() {
    return module;
  }

  /**
   * Whether the second compiler is worth its own processor time: the sink mostly waits for
   * PostgreSQL, and is up in half the processor time without.
   */
  boolean computes() {
    return this != SINK;
  }

  /** Whether it knows one of these properties. */
  boolean reads(Set<String> properties) {
    return properties.stream()
        .anyMatch(property -> ServiceSettings.services(property).contains(module));
  }

  /** Returns the setting with its largest heap. */
  LocalSetting heap() {
    return heap;
  }

  /** Returns the names of its processes: workers are numbered from 1. */
  List<String> processes(int workers) {
    if (this != WORKER) {
      return List.of(title);
    }
    List<String> names = new ArrayList<>();
    for (int number = 1; number <= workers; number++) {
      names.add(title + "-" + number);
    }
    return names;
  }
}
