package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.stack.ServiceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;

/** Settings with several values each, as {@code setting=a,b,c} says them, and all combinations. */
final class Sweep {
  /** The most combinations: each is a run, and perhaps services started again. */
  static final int MAX_TRIALS = 100;

  private static final String OF_IMPORTS = "baito.scheduler.imports.";

  private final SequencedMap<String, List<String>> values = new LinkedHashMap<>();

  /**
   * Reads sweeps.
   *
   * @throws BaitoException with {@link ErrorCode#USAGE} when one cannot be read, names no setting
   *     or a setting twice, or when there are too many combinations
   */
  Sweep(List<String> texts) {
    Set<String> options = RunOptions.sweepable();
    for (String text : texts) {
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals).strip();
      check(name, options);
      if (values.put(name, equals < 0 ? List.of() : split(name, text.substring(equals + 1)))
          != null) {
        throw Usage.error("--sweep names " + name + " twice: give all its values at once");
      }
    }
    long trials = 1;
    for (Map.Entry<String, List<String>> setting : values.entrySet()) {
      if (setting.getValue().isEmpty()) {
        throw Usage.error(
            "--sweep " + setting.getKey() + ": give values, as in " + setting.getKey() + "=A,B,C");
      }
      trials = Math.min(trials * setting.getValue().size(), Integer.MAX_VALUE);
    }
    if (trials > MAX_TRIALS) {
      throw Usage.error(
          "--sweep names "
              + Text.number(trials)
              + " combinations, and each is a run: at most "
              + MAX_TRIALS
              + "; give fewer values");
    }
  }

  private static void check(String name, Set<String> options) {
    if (name.startsWith(OF_IMPORTS)) {
      throw Usage.error(
          "--sweep "
              + name
              + ": files are imported once, before the first run, so this would change"
              + " nothing");
    }
    if (!options.contains(name) && !ServiceSettings.properties().contains(name)) {
      throw Usage.error(
          "--sweep: there is no setting '"
              + name
              + "': name one of "
              + String.join(", ", options)
              + ", or a property of the services, such as baito.catalogue.popularity-weight (see"
              + " docs/configuration.md)");
    }
  }

  private static List<String> split(String name, String text) {
    List<String> found = new ArrayList<>();
    for (String value : text.split(",", -1)) {
      if (value.isBlank() || found.contains(value.strip())) {
        throw Usage.error(
            "--sweep "
                + name
                + (value.isBlank() ? ": a value is empty" : " has the value " + value + " twice"));
      }
      found.add(value.strip());
    }
    return found;
  }

  /**
   * Returns all combinations, those next to each other that need no service to be started again.
   *
   * @param command whose options hold for what is not swept
   * @param now the instant of all runs where no other was given
   * @throws BaitoException with {@link ErrorCode#USAGE} when a value is not allowed
   */
  List<Trial> trials(CommandSpec command, Instant now) {
    List<SequencedMap<String, String>> combinations = List.of(new LinkedHashMap<>());
    for (Map.Entry<String, List<String>> setting : values.entrySet()) {
      List<SequencedMap<String, String>> longer = new ArrayList<>();
      for (SequencedMap<String, String> combination : combinations) {
        for (String value : setting.getValue()) {
          SequencedMap<String, String> next = new LinkedHashMap<>(combination);
          next.put(setting.getKey(), value);
          longer.add(next);
        }
      }
      combinations = longer;
    }
    Map<Map<String, String>, Integer> order = new HashMap<>();
    List<Trial> trials = new ArrayList<>();
    for (SequencedMap<String, String> combination : combinations) {
      Map<String, String> services = new TreeMap<>(combination);
      services.keySet().retainAll(ServiceSettings.properties());
      Map<String, String> options = new TreeMap<>(combination);
      options.keySet().removeAll(new HashSet<>(services.keySet()));
      order.putIfAbsent(services, order.size());
      trials.add(
          new Trial(
              combination, RunOptions.of(command, options).request(Optional.of(now)), services));
    }
    trials.sort(Comparator.comparingInt(trial -> order.getOrDefault(trial.services(), 0)));
    return trials;
  }
}
