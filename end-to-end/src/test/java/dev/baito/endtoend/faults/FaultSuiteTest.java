package dev.baito.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.endtoend.RunningStack;
import dev.baito.local.client.RunState;
import dev.baito.local.client.RunView;
import dev.baito.local.generate.Generator;
import dev.baito.local.generate.GeneratorSettings;
import dev.baito.run.MatchSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Breaks one thing at a time in mid-run and holds what comes out against a run in peace. {@code
 * ./baito chaos} runs it with longer faults and each of them three times; the project's tests run
 * it in short. {@code docs/faults.md} tells of it.
 */
class FaultSuiteTest {
  private static final int USERS = 400;

  /** Few, so that there are many blocks to lose. */
  private static final int BLOCK_JOBS = 64;

  /** Within this long of healing a run has to be done. */
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  private static final int TIMES = Integer.getInteger("baito.chaos.times", 1);
  private static final Duration FREEZE =
      Duration.ofSeconds(Integer.getInteger("baito.chaos.freeze-seconds", 4));

  /**
   * One for each kind of thing that can go wrong: what the project's tests have time for. That
   * messages delivered twice change nothing {@code WholePipelineTest} holds, too.
   */
  private static final String SHORT_FORM =
      "POISON|RESULTS_TOO_LARGE|WORKER_KILLED|SINK_KILLED|MID_PUBLISH|REPLAYED_TWICE"
          + "|BROKER_KILLED|DEAD_LETTER_TOPICS_MISSING|REDIS_HANGS|BLOCK_FILES_GARBLED"
          + "|POSTGRES_KILLED|SINK_COMMITS_IN_DOUBT|DEADLOCKS|DISK_FULL";

  /** Parts of the faults' names, to try some; empty for all. */
  private static final String ONLY = System.getProperty("baito.chaos.only", SHORT_FORM);

  private static final Tally TALLY = new Tally();

  @TempDir private static Path folder;

  private static Proxies proxies;
  private static RunningStack stack;
  private static Processes processes;
  private static BlockFolder blockFolder;
  private static Path calm;
  private static double calmSeconds;

  @BeforeAll
  static void start() throws Exception {
    proxies = new Proxies();
    blockFolder = new BlockFolder(Path.of("target", "fault-suite-blocks").toAbsolutePath());
    stack =
        RunningStack.start(
            "fault-suite",
            2,
            Map.of(
                "baito.worker.disk.path", blockFolder.path().toString(),
                "baito.catalogue.block-jobs", Integer.toString(BLOCK_JOBS)),
            proxies);
    processes = new Processes(stack.stack());
    Path data = folder.resolve("data");
    new Generator(new GeneratorSettings(USERS, 3_000, 11, Scene.AS_OF, OptionalInt.of(64), 2))
        .write(data, (what, done, all) -> {});
    stack.replaceAll(data);
    stack.completedRun(Scene.AS_OF, MatchSettings.DEFAULT, 1); // cold
    long since = System.nanoTime();
    RunView run = stack.completedRun(Scene.AS_OF, MatchSettings.DEFAULT, 1);
    calmSeconds = seconds(since);
    calm = stack.export(run, folder.resolve("calm.csv"));
  }

  @AfterAll
  static void stop() {
    TALLY.lines().forEach(System.out::println);
    processes.close();
    stack.close();
    proxies.close();
  }

  static Stream<Fault> faults() {
    return Stream.<Fault[]>of(
            MessageFault.values(), // first, while the topics hold little to deliver again
            ProcessFault.values(),
            SchedulerFault.values(),
            KafkaFault.values(),
            RedisFault.values(),
            BlockFileFault.values(),
            PostgresFault.values())
        .flatMap(Stream::of)
        .filter(fault -> fault.name().matches(".*(" + ONLY + ").*"))
        .flatMap(fault -> IntStream.range(0, TIMES).mapToObj(_ -> fault));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whateverBreaks_nothingIsLost(Fault fault) throws Exception {
    TALLY.struck(fault);
    int startedAnewBefore = processes.startedAnew();
    var scene = new Scene(stack, processes, proxies, blockFolder, FREEZE);
    proxies.heal();
    processes.revive(); // no fault is to suffer from one that failed before it
    long openBefore = Invariants.openLetters(scene.database());
    long newestBefore =
        scene.database().number("SELECT coalesce(max(dead_letter_id), 0) FROM dead_letter");
    BlockReads readsBefore = BlockReads.now(stack.stack());
    fault.prepare(scene);
    long since = System.nanoTime();
    RunView run = scene.startRun();
    await("some batches, not all")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> stack.scheduler().run(run.id()).batches().completed() > 0);
    assertThat(stack.scheduler().run(run.id()).state()).isEqualTo(RunState.RUNNING);

    fault.strike(scene);

    long healed = System.nanoTime();
    for (RunView started : scene.runs()) {
      scene.awaitEnded(started, RECOVERY);
    }
    double untilDone = seconds(healed);
    double extra = seconds(since) - calmSeconds;
    new Invariants(scene, calm, folder)
        .check(RECOVERY, openBefore, fault.deadLetters(), newestBefore);
    TALLY.held(
        fault,
        new Tally.Seen(
            extra,
            untilDone,
            processes.startedAnew() - startedAnewBefore,
            BlockReads.now(stack.stack()).since(readsBefore)));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
