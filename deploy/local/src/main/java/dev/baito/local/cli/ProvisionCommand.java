package dev.baito.local.cli;

import dev.baito.local.provision.Provisioning;
import dev.baito.local.provision.TopicSettings;
import dev.baito.local.stack.LocalSetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code baito provision}: schema and topics of servers of the user's own. */
@Command(
    name = "provision",
    sortOptions = false,
    header = "Bring the schema and the topics of your own servers up to date.",
    description = {
      "",
      "For deployments, once before their services start: applies the migrations that the database",
      "lacks and makes the topics that are missing. 'run' and 'up' do it by themselves. Topics are",
      "made as the properties baito.topics.* say, or the variables BAITO_TOPICS_*: partitions,",
      "replicas, retention, dead-letter-retention.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  BAITO_CLI_PASSWORD=... ./baito provision --jdbc-url jdbc:postgresql://db/baito \\",
      "      --bootstrap-servers kafka:9092"
    })
final class ProvisionCommand implements Callable<Integer> {
  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      order = 1,
      description = "The database, which must exist: jdbc:postgresql://HOST:PORT/NAME.")
  private Optional<String> jdbcUrl = Optional.empty();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      order = 2,
      defaultValue = "baito",
      description = "A user who may create tables. Default: ${DEFAULT-VALUE}.")
  private String user = "baito";

  @Option(
      names = "--password",
      paramLabel = "TEXT",
      order = 3,
      defaultValue = "",
      description = "The user's password; better given as BAITO_CLI_PASSWORD, which nobody sees.")
  private String password = "";

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,...",
      order = 4,
      description = "The Kafka cluster.")
  private Optional<String> bootstrapServers = Optional.empty();

  ProvisionCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (jdbcUrl.isEmpty() && bootstrapServers.isEmpty()) {
      throw Usage.error("give --jdbc-url, --bootstrap-servers or both");
    }
    TopicSettings settings = topicSettings();
    jdbcUrl.ifPresent(url -> {
      int applied = Provisioning.migrate(url, user, password);
      context.console().result(Text.count(applied, "migration") + " applied");
    });
    bootstrapServers.ifPresent(servers -> {
      List<String> made = Provisioning.createTopics(servers, settings);
      context
          .console()
          .result(Text.count(made.size(), "topic") + " made " + String.join(" ", made));
    });
    return ExitCodes.OK;
  }

  private static TopicSettings topicSettings() {
    return new TopicSettings(
        count(LocalSetting.TOPIC_PARTITIONS),
        (short) count(LocalSetting.TOPIC_REPLICAS),
        duration(LocalSetting.TOPIC_RETENTION),
        duration(LocalSetting.TOPIC_DEAD_LETTER_RETENTION));
  }

  private static int count(LocalSetting setting) {
    String text = setting.text(Map.of());
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw Usage.error(setting.key() + " must be a number from 1 to 9999, not " + text);
    }
    return Integer.parseInt(text);
  }

  private static Duration duration(LocalSetting setting) {
    try {
      return new DurationText().convert(setting.text(Map.of()));
    } catch (TypeConversionException e) {
      throw Usage.error(setting.key() + ": " + e.getMessage());
    }
  }
}
