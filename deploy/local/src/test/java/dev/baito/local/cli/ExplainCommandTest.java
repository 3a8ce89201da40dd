package dev.baito.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.client.FakeScheduler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people who help users, or doubt a list, type. */
final class ExplainCommandTest {
  private static final String EXPLANATION =
      """
      {"user_id":42,"job_id":1017,"run_id":12,"generation_id":3,"as_of":"2026-03-01T00:00:00Z",
       "title":"看護師","employer_id":"E1","city_name":"Chiyoda","category":"care",
       "summary":"Not in the list: the job lacks what the user requires: night-shift.",
       "listed":null,"eligible":false,
       "rank":{"place":57,"eligible":1204,"top_k":40},"score":0.512,
       "similarity":{"total":0.45,"parts":{"text":0.3,"place":0.15},"own":0.2,
       "own_parts":{"text":0.15,"place":0.05},"behaviors":[
         {"job_id":7,"title":"Nurse","action":"apply","occurred_at":"2026-02-28T00:00:00Z",
          "weight":4.7,"share":0.25,"parts":{"text":0.24,"place":0.01}}],"other_behaviors":3,"others":-0.01},
       "static_weight":0.1,"weighted_static":0.062,
       "static_parts":{"total":0.62,
         "wage":{"value":0.75,"weight":0.4,"hourly":1500.0,"category":"care","peers":130,
           "peers_hourly":1250.0,"deviations":1.0},
         "popularity":{"value":0.5,"weight":0.3,"acting_users":3,"most_acting_users":120},
         "freshness":{"value":0.56,"weight":0.3,"age_days":11.5,"half_life_days":14.0}},
       "rules":[
         {"rule":"active","text":"the job was open at 2026-03-01T00:00:00Z","passes":true},
         {"rule":"features","text":"the job lacks what the user requires: night-shift",
          "passes":false}]}
      """;

  private final FakeScheduler fake = FakeScheduler.start();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @AfterEach
  void close() {
    fake.close();
  }

  private int execute(String... arguments) {
    out.reset();
    err.reset();
    Console console = new Console(print(out), print(err), false, System::nanoTime);
    return Baito.commandLine(
            new Context(console, folder),
            new Properties(),
            Map.of("BAITO_CLI_URL", fake.uri().toString()))
        .execute(arguments);
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void explain_tellsWhatItComesTo_whatTheRulesSaid_andWhereTheScoreComesFrom() {
    fake.onJson("GET /users/42/recommendations/1017/explanation", EXPLANATION);

    assertThat(execute("explain", "42", "1017")).isEqualTo(ExitCodes.OK);

    assertThat(output())
        .isEqualTo(
            """
            Job 1017 “看護師”
            for user 42, by run 12 as of 2026-03-01T00:00:00Z

            Not in the list: the job lacks what the user requires: night-shift.

            Rules
              yes  the job was open at 2026-03-01T00:00:00Z
              NO   the job lacks what the user requires: night-shift

            Score          0.51200
              similarity   0.45000  how well the job fits what the user looks for and did
                text       0.30000  what the job is about: words in common
                place      0.15000  where it is: how near
              static       0.06200  0.1 times the job's own worth of 0.62000:
                wage       0.750 of 1, weight 0.4: 1,500.00 an hour; 130 jobs of care pay 1,250.00 on average: +1.00 standard deviations
                popularity 0.500 of 1, weight 0.3: 3 users acted on it; 120 on the job with the most
                freshness  0.560 of 1, weight 0.3: posted 11.5 days before; halved every 14.0 days

            What the similarity comes from
                 in all      text     place
                0.20000   0.15000   0.05000  what the user looks for: keywords, categories, city
                0.25000   0.24000   0.01000  apply to job 7 “Nurse” at 2026-02-28T00:00:00Z
               -0.01000                      3 behaviours more
            """);
  }

  @Test
  void explain_givenVectors_haveNoSides() {
    fake.onJson(
        "GET /users/42/recommendations/1017/explanation",
        EXPLANATION.replaceAll("\\{\"text\":[^}]*}", "null"));

    assertThat(execute("explain", "42", "1017")).isEqualTo(ExitCodes.OK);

    assertThat(output())
        .doesNotContain("text ", "place ")
        .endsWith(
            """
            What the similarity comes from
                0.20000  the user's own vector
                0.25000  apply to job 7 “Nurse” at 2026-02-28T00:00:00Z
               -0.01000  3 behaviours more
            """);
  }

  @Test
  void explain_caps_standBesideTheRules() {
    fake.onJson(
        "GET /users/42/recommendations/1017/explanation",
        EXPLANATION.replace(
            "\"score\":0.512",
            """
            "diversity":{"list_place":3,"kept_out":true,"caps":[
              {"cap":"employer","text":"two of E1","passes":false},
              {"cap":"category","text":"one of care","passes":true}]},"score":0.512\
            """));

    assertThat(execute("explain", "42", "1017")).isEqualTo(ExitCodes.OK);

    assertThat(output()).contains("\n\nCaps\n  NO   two of E1\n  yes  one of care\n\nScore ");
  }

  @Test
  void explain_run_isAskedFor_andJsonIsTheApis() {
    fake.onJson("GET /users/42/recommendations/1017/explanation?run=12", EXPLANATION);

    assertThat(execute("explain", "42", "1017", "--run", "12", "--json")).isEqualTo(ExitCodes.OK);

    assertThat(output()).contains("\"eligible\" : false");
  }

  @Test
  void explain_whatIsNotThere_isOneLine() {
    fake.on(
        "GET /users/42/recommendations/1/explanation",
        404,
        "application/problem+json",
        "{\"code\":\"BAITO-API-011\",\"detail\":\"Job 1 is not in generation 3\"}");

    assertThat(execute("explain", "42", "1")).isEqualTo(ExitCodes.FAILURE);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("BAITO-API-011: Job 1 is not in generation 3")
        .hasLineCount(1);
  }

  @Test
  void export_vectors_writesBothFiles() {
    fake.onJson(
        "GET /runs?limit=1&state=completed",
        "{\"runs\":[{\"run_id\":12,\"state\":\"completed\"}],\"next_before\":null}");
    fake.on("GET /runs/12/vectors/jobs", 200, "text/csv", "job_id,vector\n1,AA==\n");
    fake.on("GET /runs/12/vectors/users", 200, "text/csv", "user_id,vector\n2,AA==\n");
    Path target = folder.resolve("new/vectors");

    assertThat(execute("export", "--vectors", target.toString())).isEqualTo(ExitCodes.OK);

    assertThat(target.resolve("jobs.csv")).hasContent("job_id,vector\n1,AA==\n");
    assertThat(target.resolve("users.csv")).hasContent("user_id,vector\n2,AA==\n");
    assertThat(output()).isEqualTo("Run 12: vectors in " + target + "\n");
  }

  @Test
  void export_neitherOrBoth_isAUsageError() {
    assertThat(execute("export")).isEqualTo(ExitCodes.USAGE);
    assertThat(execute("export", "a.csv", "--vectors", "v")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--vectors DIR");
    assertThat(folder.resolve("v")).doesNotExist();
  }

  @Test
  void export_vectorsFolderIsAFile_isOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThat(execute("export", "--vectors", file.toString())).isEqualTo(ExitCodes.FAILURE);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("BAITO-SYS-006").hasLineCount(1);
  }
}
