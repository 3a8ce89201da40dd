package dev.baito.local.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.client.AuditView;
import dev.baito.local.client.RunView;
import dev.baito.local.client.SchedulerClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code baito audit}: holds runs against their plans. */
@Command(
    name = "audit",
    sortOptions = false,
    header = "Check that no user of a run was lost, and that the lists are in order.",
    description = {
      "",
      "planned = completed + dead-lettered + discarded + cancelled, user by user. Exit code 1 when",
      "a run does not add up; then it names what is wrong, and the first users it is wrong with:",
      "",
      "  missing         a planned user of whom nothing is known",
      "  unplanned       a list for a user who is not of the plan",
      "  too_long        a list of more than top-K jobs",
      "  repeated_jobs   a list with a job more than once",
      "  unordered       a list whose scores do not descend",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baito audit        every run that has ended",
      "  ./baito audit 12"
    })
final class AuditCommand implements Callable<Integer> {
  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final UrlOption url = new UrlOption();
  @Mixin private final StateOption folder = new StateOption();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "Its number. Default: every run that has ended.")
  private Optional<Long> run = Optional.empty();

  AuditCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<AuditView> audits = new ArrayList<>();
    try (SchedulerClient client = new SchedulerClient(url.resolve(context, folder))) {
      List<Long> runs =
          run.map(List::of).orElseGet(() -> client.endedRuns().stream().map(RunView::id).toList());
      for (long id : runs) {
        AuditView audit = client.audit(id);
        audits.add(audit);
        if (!json.on()) {
          lines(audit).forEach(context.console()::result);
        }
      }
    }
    if (json.on()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      audits.forEach(audit -> array.add(audit.json()));
      context.console().result(array.toPrettyString());
    } else if (audits.isEmpty()) {
      context.console().result("No run has ended yet.");
    }
    refuseOpen(audits);
    return ExitCodes.OK;
  }

  private static void refuseOpen(List<AuditView> audits) {
    String open =
        audits.stream()
            .filter(AuditView::open)
            .map(audit -> Long.toString(audit.runId()))
            .collect(Collectors.joining(", "));
    if (!open.isEmpty()) {
      throw new BaitoException(
          ErrorCode.LEDGER_OPEN, "these runs do not add up to their plans: " + open);
    }
  }

  private static String pending(AuditView audit) {
    return Text.number(audit.users().pending()) + (audit.open() ? " missing" : " still to come");
  }

  private static List<String> lines(AuditView audit) {
    AuditView.Users users = audit.users();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Run %d %s: %s planned = %s completed + %s dead-lettered + %s discarded + %s cancelled%s"
            .formatted(
                audit.runId(),
                audit.ledger(),
                Text.number(users.planned()),
                Text.number(users.completed()),
                Text.number(users.deadLettered()),
                Text.number(users.discarded()),
                Text.number(users.cancelled()),
                users.pending() == 0 ? "" : ", " + pending(audit)));
    for (AuditView.Problem problem : audit.problems()) {
      String more = problem.count() > problem.users().size() ? ", ..." : "";
      lines.add(
          "  %s: %s: %s%s"
              .formatted(
                  problem.problem(),
                  Text.count(problem.count(), "user"),
                  problem.users().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                  more));
    }
    return lines;
  }
}
