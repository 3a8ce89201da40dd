package dev.baito.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.run.UnknownPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchedulerClientTest {
  private final FakeScheduler fake = FakeScheduler.start();
  private final SchedulerClient client = new SchedulerClient(fake.uri());

  @TempDir Path folder;

  @AfterEach
  void close() {
    client.close();
    fake.close();
  }

  @Test
  void importFiles_sendsEachFileAsAPart() throws Exception {
    Files.writeString(folder.resolve("jobs.csv"), "job_id,title\n1,料理\n");
    Files.writeString(folder.resolve("users.csv"), "user_id\n1\n");
    fake.onJson(
        "POST /imports?strict=true&replace=false",
        """
        {"import_id":3,"state":"applied","rejected":2,"warnings":["w"],
         "files":[{"file":"jobs","rows":5,"inserted":3,"rejected":2,"warnings":["unknown column x"]}],
         "reasons":[{"file":"jobs","column":"title","reason":"empty","count":2}]}
        """);

    ImportView report = client.importFiles(DataSet.of(folder), false, true);

    assertThat(report.id()).isEqualTo(3);
    assertThat(report.rejected()).isEqualTo(2);
    assertThat(report.warnings()).containsExactly("w", "jobs: unknown column x");
    assertThat(report.reasons())
        .containsExactly(new ImportView.Reason("jobs", "title", "empty", 2));
    FakeScheduler.Asked asked = fake.asked().getFirst();
    String boundary = asked.contentType().substring(asked.contentType().indexOf('=') + 1);
    assertThat(asked.contentType()).startsWith("multipart/form-data; boundary=");
    assertThat(asked.body().split("--" + boundary))
        .hasSize(4)
        .anySatisfy(part -> assertThat(part).contains("name=\"jobs\"").contains("1,料理\n"))
        .anySatisfy(
            part -> assertThat(part).contains("name=\"users\"").endsWith("user_id\n1\n\r\n"));
  }

  @Test
  void startRun_sendsOnlyWhatWasAskedFor() {
    fake.onJson("POST /runs", run(7, "waiting", 0));

    RunView run =
        client.startRun(
            new RunRequest(
                Optional.empty(),
                OptionalInt.of(5),
                OptionalInt.empty(),
                Optional.of(UnknownPolicy.REJECT),
                Optional.empty(),
                Optional.of(Duration.ofDays(1000)),
                Optional.empty(),
                OptionalDouble.of(0),
                OptionalInt.of(2),
                OptionalInt.of(0)));

    assertThat(run.id()).isEqualTo(7);
    assertThat(run.state()).isEqualTo(RunState.WAITING);
    assertThat(fake.asked().getFirst().body())
        .isEqualTo(
            "{\"top_k\":5,\"unknown\":\"reject\",\"behavior_window\":\"PT24000H\",\"static_weight\":0.0,"
                + "\"max_per_employer\":2,\"max_per_category\":0}");
  }

  @Test
  void anyCall_refused_carriesTheProblem() {
    fake.on(
        "GET /runs/9",
        404,
        "application/problem+json",
        "{\"title\":\"No such run\",\"detail\":\"there is no run 9:\\n look\",\"code\":\"BAITO-RUN-002\"}");

    assertThatThrownBy(() -> client.run(9))
        .asInstanceOf(type(ApiException.class))
        .extracting(failure -> failure.problem().line())
        .isEqualTo("BAITO-RUN-002: there is no run 9: look");
  }

  @Test
  void anyCall_answeredByAnotherServer_saysTheStatus() {
    fake.on("GET /runs/9", 502, "text/html", "<html>");

    assertThatThrownBy(() -> client.run(9))
        .hasMessage("BAITO-API-004: the service answered with status 502");
  }

  @Test
  void anyCall_nobodyListens_isInfrastructureDown() {
    try (SchedulerClient nobody = new SchedulerClient(URI.create("http://127.0.0.1:1"))) {
      assertThatThrownBy(() -> nobody.run(1))
          .asInstanceOf(type(BaitoException.class))
          .extracting(BaitoException::code)
          .isEqualTo(ErrorCode.INFRASTRUCTURE_DOWN);
    }
  }

  @Test
  void newestRun_none_isEmpty() {
    fake.onJson("GET /runs?limit=1&state=completed", "{\"runs\":[],\"next_before\":null}");

    assertThat(client.newestRun(Optional.of("completed"))).isEmpty();
  }

  @Test
  void export_isStreamedUnchanged() {
    fake.on("GET /runs/1/export", 200, "text/csv", "user_id,rank,job_id,score\n1,1,2,0.5\n");

    String lists = client.export(1, in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));

    assertThat(lists).isEqualTo("user_id,rank,job_id,score\n1,1,2,0.5\n");
  }

  @Test
  void follow_streamThatBreaks_isOpenedAgain() throws Exception {
    fake.on("GET /runs/1/progress", 200, "text/event-stream", event(run(1, "running", 3)));
    fake.on("GET /runs/1/progress", 503, "text/plain", "");
    fake.on(
        "GET /runs/1/progress",
        200,
        "text/event-stream",
        event(run(1, "running", 5)) + event(run(1, "completed", 10)));
    List<Long> completed = new ArrayList<>();

    RunView end =
        new RunFollower(client, Duration.ofSeconds(5))
            .follow(1, run -> completed.add(run.users().completed()), () -> false);

    assertThat(completed).containsExactly(3L, 5L, 10L);
    assertThat(end.everyUserCompleted()).isTrue();
  }

  @Test
  void follow_unknownRun_saysSoAtOnce() {
    fake.on(
        "GET /runs/1/progress", 404, "application/problem+json", "{\"code\":\"BAITO-RUN-002\"}");

    assertThatThrownBy(
            () -> new RunFollower(client, Duration.ofSeconds(5)).follow(1, run -> {}, () -> false))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("BAITO-RUN-002");
    assertThat(fake.asked()).hasSize(1);
  }

  @Test
  void follow_schedulerGone_givesUp() {
    fake.on("GET /runs/1/progress", 503, "text/plain", "");

    assertThatThrownBy(
            () -> new RunFollower(client, Duration.ofMillis(10)).follow(1, run -> {}, () -> false))
        .asInstanceOf(type(BaitoException.class))
        .extracting(BaitoException::code)
        .isEqualTo(ErrorCode.INFRASTRUCTURE_DOWN);
  }

  @Test
  void follow_schedulerComesBack_isWaitedForUntilThatIsGivenUp() {
    fake.on("GET /runs/1/progress", 503, "text/plain", "");
    AtomicInteger asked = new AtomicInteger();

    assertThatThrownBy(() ->
            new RunFollower(client, Duration.ofMillis(10))
                .follow(
                    1,
                    run -> {},
                    () -> {
                      if (asked.incrementAndGet() == 30) {
                        throw new BaitoException(ErrorCode.SERVICE_GIVEN_UP, "it does not");
                      }
                      return true;
                    }))
        .asInstanceOf(type(BaitoException.class))
        .extracting(BaitoException::code)
        .isEqualTo(ErrorCode.SERVICE_GIVEN_UP);
    assertThat(asked).hasValue(30);
  }

  private static String event(String data) {
    return "event: progress\ndata: " + data + "\n\n";
  }

  private static String run(long id, String state, long completed) {
    return """
    {"run_id":%d,"state":"%s","settings":{"top_k":40},"failure":null,\
    "users":{"planned":10,"completed":%d},"batches":{"planned":1}}\
    """
        .formatted(id, state, completed);
  }
}
