package dev.baito.local.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which settings the services have, and which services know each. The services' own interfaces are
 * not on the class path here: the list lies beside this class, and a test holds it against them.
 */
public final class ServiceSettings {
  private static final String FILE = "service-settings.txt";
  private static final Map<String, Set<String>> SERVICES = read();

  private ServiceSettings() {}

  private static Map<String, Set<String>> read() {
    try (InputStream in = ServiceSettings.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      Map<String, Set<String>> services = new TreeMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" ", 2))
          .forEach(line -> services.computeIfAbsent(line[1], _ -> new TreeSet<>()).add(line[0]));
      return services;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the properties of all services. */
  public static Set<String> properties() {
    return Collections.unmodifiableSet(SERVICES.keySet());
  }

  /** Returns the modules of the services that know a property: none if there is no such. */
  static Set<String> services(String property) {
    return SERVICES.getOrDefault(property, Set.of());
  }
}
