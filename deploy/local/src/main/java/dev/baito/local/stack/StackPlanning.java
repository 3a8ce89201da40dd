package dev.baito.local.stack;

import dev.baito.local.process.Ports;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Chooses a stack's ports: those it had before, where they are free. */
final class StackPlanning {
  private StackPlanning() {}

  static StackRecord plan(StackOptions options, Optional<StackRecord> earlier) {
    Map<String, Integer> before = earlier.map(StackRecord::ports).orElse(Map.of());
    Map<String, Integer> ports = new TreeMap<>();
    for (ServiceKind kind : ServiceKind.values()) {
      for (String name : kind.processes(options.workers())) {
        ports.put(name, Ports.freeOr(before.getOrDefault(name, 0)));
      }
    }
    return new StackRecord(
        false,
        options.workers(),
        options.projectRoot().toString(),
        options.database(),
        options.settings(),
        earlier.map(StackRecord::servers).map(ServerPlan::onFreePorts).orElseGet(ServerPlan::draw),
        ports);
  }
}
