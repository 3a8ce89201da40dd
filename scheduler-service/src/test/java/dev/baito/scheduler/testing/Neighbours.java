package dev.baito.scheduler.testing;

import static org.awaitility.Awaitility.await;

import dev.baito.scheduler.database.Database;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Plays import, cache-warmer, worker and sink on the real database. */
@ApplicationScoped
public class Neighbours {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Database database;

  Neighbours(Database database) {
    this.database = database;
  }

  /** Empties every table; numbers go on, so that nothing old on Kafka is taken for new. */
  public void clear() {
    database.query(
        """
        TRUNCATE city, job, user_profile, behavior, import_report, import_reject,
          catalogue_request, catalogue_generation, catalogue_block, run, user_batch, dead_letter,
          dead_letter_event, replay, replay_item, run_list, run_failure, batch_completion,
          current_list
        """);
  }

  /** Runs a statement and returns its first column of its first row. */
  public long number(String sql, Object... parameters) {
    return database.query(sql, parameters).iterator().next().getLong(0);
  }

  /** Runs a statement. */
  public void run(String sql, @Nullable Object... parameters) {
    database.query(sql, parameters);
  }

  /** Adds users with these numbers. */
  public void users(LongStream ids) {
    database.query(
        """
        INSERT INTO user_profile (user_id, city_code, salary_type, employment_types,
          required_features, preferred_categories, keywords)
        SELECT id, '', '', '{}', '{}', '{}', '' FROM unnest($1::bigint[]) AS id
        """,
        (Object) ids.boxed().toArray(Long[]::new));
  }

  /** Has the generation of a run built. */
  public void buildGeneration(long runId) {
    finishGeneration(runId, "ready", "");
  }

  /** Has the building of a run's generation fail. */
  public void failGeneration(long runId, String why) {
    finishGeneration(runId, "failed", why);
  }

  private void finishGeneration(long runId, String state, String failure) {
    database.query(
        """
        INSERT INTO catalogue_generation (generation_id, state, build_id, kind, dimension, jobs,
          active_jobs, zero_vector_jobs, blocks, bytes, build_ms, failure, header)
        SELECT generation_id, $2, gen_random_uuid(), 'given', 8, 60, 50, 3, 1, 4096, 123, $3, ''
        FROM run WHERE run_id = $1
        """,
        runId,
        state,
        failure);
  }

  /**
   * Completes a batch: every user gets the jobs 11 and 12 with scores of their own, but users with
   * a number divisible by 5, who get an empty list.
   */
  public void complete(long runId, int batchNo) {
    database.query(
        """
        WITH users AS (
          SELECT unnest(user_ids) AS id FROM user_batch WHERE run_id = $1 AND batch_no = $2
        ), lists AS (
          INSERT INTO run_list (run_id, user_id, batch_no, outcome, job_ids, scores)
          SELECT $1, id, $2,
            CASE WHEN id % 5 = 0 THEN 'empty' ELSE 'ranked' END,
            CASE WHEN id % 5 = 0 THEN '{}' ELSE ARRAY[11, 12]::bigint[] END,
            CASE WHEN id % 5 = 0 THEN '{}' ELSE ARRAY[id::real / 3, 1e-5]::real[] END
          FROM users
          RETURNING outcome
        )
        INSERT INTO batch_completion
          (run_id, batch_no, ranked, empty, gone, failed, completed_at, sink_ms, statistics)
        SELECT $1, $2, count(*) FILTER (WHERE outcome = 'ranked'),
          count(*) FILTER (WHERE outcome = 'empty'), 0, 0, clock_timestamp(), 9, $3::jsonb
        FROM lists
        """,
        runId, batchNo, statistics());
  }

  /** Has a planned user fail, as the sink notes it. */
  public void fail(long runId, int batchNo, long userId) {
    database.query(
        """
        INSERT INTO run_failure (run_id, user_id, batch_no, reason, detail)
        VALUES ($1, $2, $3, 'BAITO-USR-001', 'because')
        """,
        runId,
        userId,
        batchNo);
  }

  /** Gives a user a list in a run, as the sink does, but completes no batch. */
  public void list(long runId, int batchNo, long userId) {
    database.query(
        "INSERT INTO run_list VALUES ($1, $2, $3, 'ranked', '{11,12}', '{0.5,0.25}')",
        runId,
        userId,
        batchNo);
  }

  /** Has an entry in the inbox, open, about these users; returns its number. */
  public long letter(long runId, int batchNo, String reason, List<Long> users) {
    return number(
        """
        INSERT INTO dead_letter (entry_key, topic, run_id, batch_no, user_ids, reason, headers)
        VALUES ('by hand ' || gen_random_uuid(), 'user-batches.dead-letter', $1, $2, $3, $4, '{}')
        RETURNING dead_letter_id
        """,
        runId,
        batchNo,
        users.toArray(Long[]::new),
        reason);
  }

  private static JsonObject statistics() {
    // As the sink stores it: the JSON of the result message.
    return new JsonObject(
        """
        {"pairs_considered":1000,"candidates":200,"scores_calculated":300,"jobs_evaluated":50,
        "duration_ms":80.5,"data_loading_ms":10.25,"cache_ms":5.5,"filtering_ms":20.125,
        "scoring_ms":30.0,"ranking_ms":4.5,"publish_ms":2.0,
        "pairs":{"skipped":500,"filtered":300,"multiplied":250,"bounded_away":150,"scored":10,
        "rescored":40},
        "caches":{"l1":{"hits":7,"misses":1,"bytes":700},"l2":{"hits":1,"misses":0,"bytes":100},
        "l3":{"hits":0,"misses":0,"bytes":0},"origin":{"hits":0,"misses":0,"bytes":0}},
        "process":{"cpu_load":0.5,"memory_used_mb":256.5,"gc_pause_ms":3.5,"db_connections":2}}
        """);
  }

  /** Waits until a run is in a state. */
  public void awaitState(long runId, String state) {
    await("run " + runId + " is " + state)
        .atMost(PATIENCE)
        .until(() -> state(runId), state::equals);
  }

  /** Waits until all batches of a run are marked as published. */
  public void awaitPublished(long runId) {
    await("run " + runId + " is published")
        .atMost(PATIENCE)
        .until(
            () ->
                number(
                    "SELECT count(*) FROM user_batch WHERE run_id = $1 AND published_at IS NULL",
                    runId),
            left -> left == 0);
  }

  /** Returns the state of a run. */
  public String state(long runId) {
    return database
        .query("SELECT state FROM run WHERE run_id = $1", runId)
        .iterator()
        .next()
        .getString(0);
  }

  /** Returns the plan of a run, batch by batch. */
  public List<List<Long>> plan(long runId) {
    var plan = new ArrayList<List<Long>>();
    for (Row row :
        database.query(
            "SELECT user_ids FROM user_batch WHERE run_id = $1 ORDER BY batch_no", runId)) {
      plan.add(List.of(row.getArrayOfLongs(0)));
    }
    return plan;
  }
}
