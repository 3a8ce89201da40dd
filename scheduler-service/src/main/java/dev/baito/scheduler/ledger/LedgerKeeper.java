package dev.baito.scheduler.ledger;

import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Checks the ledger of every run that has ended, once; one that a crash kept from it too. */
@ApplicationScoped
public class LedgerKeeper {
  private final Rounds rounds;

  LedgerKeeper(Audits audits, SchedulerSettings settings) {
    this.rounds =
        new Rounds(
            "ledger-keeper",
            "Checking the ledgers of ended runs",
            settings,
            () -> audits.checkNext() ? Duration.ZERO : settings.runs().pollInterval());
  }

  void start(@Observes @SuppressWarnings("UnusedVariable") StartupEvent event) {
    rounds.start();
  }

  void stop(@Observes @SuppressWarnings("UnusedVariable") ShutdownEvent event)
      throws InterruptedException {
    rounds.stop();
  }
}
