package dev.baito.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.stack.LocalSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/configuration.md against the settings in the code. With {@code
 * -Dbaito.docs.write=true} the tables are written instead.
 */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("../docs/configuration.md");
  private static final Path LIST =
      Path.of("../deploy/local/src/main/resources/dev/baito/local/stack/service-settings.txt");
  private static final String END = "<!-- end -->";
  private static final String EVERY_SERVICE = "every service";
  private static final List<String> SERVICES =
      List.of("scheduler-service", "cache-warmer", "scoring-worker", "result-sink");
  private static final Map<String, List<Path>> SOURCES = sources();

  private static Map<String, List<Path>> sources() {
    Map<String, List<Path>> sources = new LinkedHashMap<>();
    sources.put(
        "scheduler-service", List.of(source("scheduler-service", "scheduler/SchedulerSettings")));
    sources.put("cache-warmer", List.of(source("cache-warmer", "warmer/WarmerSettings")));
    sources.put("scoring-worker", List.of(source("scoring-worker", "worker/WorkerSettings")));
    sources.put("result-sink", List.of(source("result-sink", "sink/SinkSettings")));
    sources.put(
        EVERY_SERVICE,
        List.of(
            source("deploy/database", "database/DatabaseSettings"),
            source("failure-handling", "failure/RetrySettings")));
    return sources;
  }

  private static Path source(String module, String type) {
    return Path.of("..", module, "src/main/java/dev/baito", type + ".java");
  }

  @Test
  void configurationPage_listsEverySettingWithItsDefault() throws IOException {
    String page = Files.readString(PAGE);
    String right = page;
    for (Map.Entry<String, List<Path>> source : SOURCES.entrySet()) {
      List<SettingsSource.Setting> settings = new ArrayList<>();
      for (Path file : source.getValue()) {
        List<SettingsSource.Setting> found = SettingsSource.read(file);
        assertThat(found).as("%s", file).isNotEmpty();
        settings.addAll(found);
      }
      right = replaced(right, source.getKey(), table(settings.stream()));
    }
    right =
        replaced(
            right,
            "the local stack",
            table(
                Arrays.stream(LocalSetting.values())
                    .map(s -> new SettingsSource.Setting(s.key(), s.defaultValue(), s.meaning()))));
    if (Boolean.getBoolean("baito.docs.write")) {
      Files.writeString(PAGE, right);
      page = right;
    }
    assertThat(page)
        .as("docs/configuration.md: ./baito test -Dbaito.docs.write=true writes it anew")
        .isEqualTo(right);
  }

  /** By this list the command line knows which settings there are, and whom to start again. */
  @Test
  void settingsList_namesEverySettingOfEachService() throws IOException {
    List<String> right = new ArrayList<>();
    for (Map.Entry<String, List<Path>> source : SOURCES.entrySet()) {
      List<String> services =
          source.getKey().equals(EVERY_SERVICE) ? SERVICES : List.of(source.getKey());
      for (Path file : source.getValue()) {
        for (SettingsSource.Setting setting : SettingsSource.read(file)) {
          services.forEach(service -> right.add(service + " " + setting.property()));
        }
      }
    }
    if (Boolean.getBoolean("baito.docs.write")) {
      Files.createDirectories(LIST.getParent());
      Files.write(LIST, right);
    }
    assertThat(Files.readAllLines(LIST))
        .as("%s: ./baito test -Dbaito.docs.write=true writes it anew", LIST)
        .isEqualTo(right);
  }

  private static String table(Stream<SettingsSource.Setting> settings) {
    return settings
        .map(s ->
            "| `%s` | `%s` | %s | %s |"
                .formatted(
                    s.property(),
                    s.variable(),
                    s.defaultValue().isEmpty() ? "" : "`" + s.defaultValue() + "`",
                    s.meaning()))
        .collect(
            Collectors.joining(
                "\n",
                "| property | environment variable | default | meaning |\n|---|---|---|---|\n",
                "\n"));
  }

  private static String replaced(String page, String section, String table) {
    String begin = "<!-- settings of " + section + " -->";
    int from = page.indexOf(begin);
    assertThat(from).as("docs/configuration.md has no place for %s", section).isNotNegative();
    int to = page.indexOf(END, from);
    return page.substring(0, from) + begin + "\n\n" + table + "\n" + page.substring(to);
  }
}
