package dev.baito.local.cli;

import dev.baito.local.client.RunRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One combination of settings to try.
 *
 * @param values the values that were named, by setting, in the order they were named; empty where
 *     nothing is tried but the options themselves
 * @param request the run with them
 * @param services those of them that are the services'
 */
record Trial(
    SequencedMap<String, String> values, RunRequest request, Map<String, String> services) {
  /** Copies the maps. */
  Trial {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    services = Map.copyOf(services);
  }

  /** Returns the values as people read them, such as {@code top-k=10, static-weight=0}. */
  String text() {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + value.getValue())
        .collect(Collectors.joining(", "));
  }
}
