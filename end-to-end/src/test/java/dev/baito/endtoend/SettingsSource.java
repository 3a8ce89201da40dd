package dev.baito.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a settings interface from its source, where its defaults and its documentation stand side
 * by side: reflection would find the one without the other.
 */
final class SettingsSource {
  private static final Pattern PREFIX =
      Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
  private static final Pattern INTERFACE = Pattern.compile("(?:public )?interface (\\w+) \\{");
  private static final Pattern DEFAULT = Pattern.compile("@WithDefault\\(\"([^\"]*)\"\\)");
  private static final Pattern METHOD = Pattern.compile("([\\w<>]+) (\\w+)\\(\\);");

  private final Map<String, List<Member>> members = new HashMap<>();
  private String prefix = "";
  private String root = "";

  /**
   * A setting.
   *
   * @param property its name
   * @param defaultValue its default, empty where it has none
   * @param meaning what it is, from its Javadoc
   */
  record Setting(String property, String defaultValue, String meaning) {
    String variable() {
      return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
  }

  private record Member(String type, String name, String defaultValue, String meaning) {}

  static List<Setting> read(Path source) throws IOException {
    var settings = new SettingsSource();
    settings.parse(Files.readAllLines(source));
    List<Setting> found = new ArrayList<>();
    settings.collect(settings.prefix, settings.root, found);
    return found;
  }

  private void parse(List<String> lines) {
    Deque<String> open = new ArrayDeque<>();
    var doc = new StringBuilder();
    String defaultValue = "";
    for (String line : lines) {
      String text = line.strip();
      Matcher mapping = PREFIX.matcher(text);
      Matcher type = INTERFACE.matcher(text);
      Matcher fallback = DEFAULT.matcher(text);
      Matcher method = METHOD.matcher(text);
      if (text.startsWith("/**") || text.startsWith("*")) {
        doc.append(' ').append(text.replaceAll("^/?\\*+/?|\\*/$", "").strip());
      } else if (mapping.find()) {
        prefix = mapping.group(1);
      } else if (type.matches()) {
        if (open.isEmpty()) {
          root = type.group(1);
        }
        open.push(type.group(1));
        doc.setLength(0);
      } else if (text.equals("}")) {
        open.pop();
      } else if (fallback.find()) {
        defaultValue = fallback.group(1);
      } else if (method.matches() && !open.isEmpty()) {
        members
            .computeIfAbsent(open.element(), _ -> new ArrayList<>())
            .add(new Member(method.group(1), method.group(2), defaultValue, plain(doc)));
        doc.setLength(0);
        defaultValue = "";
      }
    }
  }

  private void collect(String path, String type, List<Setting> found) {
    for (Member member : members.getOrDefault(type, List.of())) {
      String property = path + "." + kebab(member.name());
      if (members.containsKey(member.type())) {
        collect(property, member.type(), found);
      } else {
        found.add(new Setting(property, member.defaultValue(), member.meaning()));
      }
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String plain(CharSequence javadoc) {
    return javadoc
        .toString()
        .replaceAll("\\{@code ([^}]*)}", "`$1`")
        .replaceAll("\\{@link [^}]*?(\\w+)}", "$1")
        .replace("|", "\\|")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
