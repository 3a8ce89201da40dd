package dev.baito.local.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Lets every option be set from outside too: {@code --top-k} is the property {@code
 * baito.cli.top-k} and the environment variable {@code BAITO_CLI_TOP_K}. The command line wins,
 * then the property.
 */
final class SettingDefaults implements IDefaultValueProvider {
  private final Properties properties;
  private final Map<String, String> environment;

  SettingDefaults(Properties properties, Map<String, String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null; // picocli's word for "the option's own default"
    }
    String name = option.longestName();
    String set = properties.getProperty(property(name));
    return set == null ? environment.get(variable(name)) : set;
  }

  /** Returns the property of an option, such as {@code --top-k}. */
  static String property(String option) {
    return "baito.cli." + option.substring(2);
  }

  /** Returns the environment variable of an option, such as {@code --top-k}. */
  static String variable(String option) {
    return property(option).toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
