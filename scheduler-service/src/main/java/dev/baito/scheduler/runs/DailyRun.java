package dev.baito.scheduler.runs;

import dev.baito.BaitoException;
import dev.baito.scheduler.SchedulerLock;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Times;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * The run that starts by itself, when the settings say so. Its instant is the one the cron fields
 * name, not the one at which it got its turn: so several schedulers agree on it, and create one
 * run. A time at which no scheduler is up is passed over.
 */
@ApplicationScoped
public class DailyRun {
  private static final Logger LOG = Logger.getLogger(DailyRun.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private static final String EXISTS_SQL = "SELECT EXISTS (SELECT FROM run WHERE as_of = $1)";

  private final Scheduler scheduler;
  private final Database database;
  private final RunPlanner planner;
  private final RunDriver driver;
  private final SchedulerSettings settings;

  DailyRun(
      Scheduler scheduler,
      Database database,
      RunPlanner planner,
      RunDriver driver,
      SchedulerSettings settings) {
    this.scheduler = scheduler;
    this.database = database;
    this.planner = planner;
    this.driver = driver;
    this.settings = settings;
  }

  void schedule(@Observes @SuppressWarnings("UnusedVariable") StartupEvent event) {
    SchedulerSettings.DailyRun daily = settings.dailyRun();
    if (daily.cron().equals("off")) {
      return;
    }
    scheduler
        .newJob("daily-run")
        .setCron(daily.cron())
        .setTimeZone(daily.timeZone().getId())
        .setConcurrentExecution(ConcurrentExecution.SKIP)
        .setTask(execution -> start(execution.getScheduledFireTime()), true)
        .schedule();
    LOG.infof("Daily runs at %s, %s", daily.cron(), daily.timeZone());
  }

  /** Creates the run of one instant, unless it exists; waits while an import is under way. */
  void start(Instant fireTime) {
    Instant asOf = fireTime.truncatedTo(ChronoUnit.SECONDS);
    Instant deadline = Instant.now().plus(settings.dailyRun().patience());
    while (true) {
      try {
        create(asOf)
            .ifPresentOrElse(
                runId -> LOG.infof("Run %d is the daily run of %s", runId, asOf),
                () -> LOG.infof("The daily run of %s exists", asOf));
        driver.wake();
        return;
      } catch (RuntimeException e) {
        if (Instant.now().isAfter(deadline)) {
          LOG.errorf(e, "The daily run of %s could not be created: create one by POST /runs", asOf);
          return;
        }
        LOG.debugf(e, "The daily run of %s has to wait", asOf);
      }
      try {
        Thread.sleep(RETRY);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return; // the service ends
      }
    }
  }

  /**
   * Creates the run of one instant, unless there is one.
   *
   * @return its number, or nothing if there is one
   * @throws BaitoException when it cannot be created now
   */
  Optional<Long> create(Instant asOf) {
    RunRequest defaults = RunRequestBody.EMPTY.request(settings.defaults());
    RunRequest request =
        new RunRequest(
            Optional.of(asOf),
            defaults.batchSize(),
            defaults.settings(),
            defaults.priority(),
            OptionalLong.empty());
    return database.transaction(session -> {
      session.query("SELECT pg_advisory_xact_lock($1)", SchedulerLock.DAILY_RUN.key());
      if (session.one(EXISTS_SQL, Times.parameter(asOf)).getBoolean(0)) {
        return Optional.empty();
      }
      return Optional.of(planner.create(session, request));
    });
  }
}
