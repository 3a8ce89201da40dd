package dev.baito.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names numbered from 0. Immutable. */
public final class Dictionary {
  private final List<String> names;
  private final Map<String, Integer> numbers;

  Dictionary(List<String> names) {
    this.names = List.copyOf(names);
    numbers = HashMap.newHashMap(names.size());
    for (int i = 0; i < this.names.size(); i++) {
      numbers.put(this.names.get(i), i);
    }
  }

  /** Returns the names numbered by falling count, equal counts by name. */
  static Dictionary byFrequency(Map<String, Integer> counts) {
    return new Dictionary(
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList());
  }

  /** Returns the number of a name, or {@link JobBlock#NONE}. */
  public int number(String name) {
    return numbers.getOrDefault(name, JobBlock.NONE);
  }

  /** Returns the name with a number. */
  public String name(int number) {
    return names.get(number);
  }

  /** Returns how many names there are. */
  public int size() {
    return names.size();
  }

  List<String> names() {
    return names;
  }
}
