package dev.baito.local.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole. */
final class Baito {
  private Baito() {}

  /**
   * Returns the command line.
   *
   * @param properties system properties, which options may come from
   * @param environment environment variables, which options may come from
   */
  static CommandLine commandLine(
      Context context, Properties properties, Map<String, String> environment) {
    Console console = context.console();
    CommandLine baito =
        new CommandLine(new BaitoCommand())
            .addSubcommand(new RunCommand(context))
            .addSubcommand(new EvaluateCommand(context))
            .addSubcommand(new UpCommand(context))
            .addSubcommand(new DownCommand(context))
            .addSubcommand(new StatusCommand(context))
            .addSubcommand(new ImportCommand(context))
            .addSubcommand(new ExportCommand(context))
            .addSubcommand(new ExplainCommand(context))
            .addSubcommand(new AuditCommand(context))
            .addSubcommand(new WarmCommand(context))
            .addSubcommand(DeadLettersCommand.with(context))
            .addSubcommand(new ProvisionCommand(context))
            .addSubcommand(new TestCommand())
            .addSubcommand(new ChaosCommand())
            .addSubcommand(new BenchCommand());
    SettingDefaults defaults = new SettingDefaults(properties, environment);
    baito.setCaseInsensitiveEnumValuesAllowed(true);
    baito.setDefaultValueProvider(defaults);
    baito.setUsageHelpAutoWidth(false);
    baito.setUsageHelpWidth(100);
    baito.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    baito.setParameterExceptionHandler((failure, arguments) -> {
      console.line(usageLine(failure));
      return ExitCodes.USAGE;
    });
    baito.setExecutionExceptionHandler((failure, command, parsed) -> {
      console.line(ErrorLine.of(failure));
      if (verbose(parsed)) {
        console.line(stackTrace(failure));
      }
      return ErrorLine.exitCode(failure);
    });
    withExitCodes(baito);
    return baito;
  }

  private static void withExitCodes(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCodes.help());
    command.getSubcommands().values().forEach(Baito::withExitCodes);
  }

  private static String usageLine(CommandLine.ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    StringBuilder line =
        new StringBuilder(ErrorLine.of(Usage.error(String.valueOf(failure.getMessage()))));
    if (failure instanceof UnmatchedArgumentException unmatched) {
      var near = unmatched.getSuggestions();
      if (!near.isEmpty()) {
        line.append("; did you mean ").append(near.getFirst()).append('?');
      }
    }
    String name = command.getCommandSpec().qualifiedName();
    return line.append(" (./").append(name).append(" --help)").toString();
  }

  private static boolean verbose(ParseResult parsed) {
    return parsed.hasSubcommand() ? verbose(parsed.subcommand()) : matchedVerbose(parsed);
  }

  private static boolean matchedVerbose(ParseResult parsed) {
    return parsed.commandSpec().findOption("--verbose").getValue() instanceof Boolean on && on;
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString().stripTrailing();
  }
}
