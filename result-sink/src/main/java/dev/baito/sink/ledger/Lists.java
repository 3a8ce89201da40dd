package dev.baito.sink.ledger;

import dev.baito.sink.results.Changes.Completed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Writes the lists of completed users: the run's, once, and with it the current one. */
final class Lists {
  /*
   * An array of arrays would unnest to single elements, so the lists travel end to end in one array
   * and each row cuts its slice; slicing fixed-width elements costs no search. A current list is
   * written only where the run's list was: what the run keeps and what the user sees are the same.
   */
  static final String SQL =
      """
      WITH arrived AS MATERIALIZED (
        SELECT * FROM unnest(
            $1::bigint[], $2::bigint[], $3::integer[], $4::bigint[], $5::bigint[], $6::text[],
            $7::integer[], $8::integer[])
          AS a (run_id, user_id, batch_no, generation_id, revision, outcome, first, last)
      ), written AS (
        INSERT INTO run_list (run_id, user_id, batch_no, outcome, job_ids, scores)
        SELECT run_id, user_id, batch_no, outcome,
               ($9::bigint[])[first:last], ($10::real[])[first:last]
        FROM arrived
        ORDER BY user_id, run_id
        ON CONFLICT (run_id, user_id) DO NOTHING
        RETURNING run_id, user_id, outcome, job_ids, scores
      )
      INSERT INTO current_list
        (user_id, generation_id, revision, run_id, job_ids, scores, updated_at)
      SELECT DISTINCT ON (w.user_id)
             w.user_id, a.generation_id, a.revision, w.run_id, w.job_ids, w.scores, now()
      FROM written w JOIN arrived a ON a.run_id = w.run_id AND a.user_id = w.user_id
      WHERE w.outcome <> 'gone'
      ORDER BY w.user_id, a.generation_id DESC, a.revision DESC
      ON CONFLICT (user_id) DO UPDATE SET
        generation_id = excluded.generation_id, revision = excluded.revision,
        run_id = excluded.run_id, job_ids = excluded.job_ids, scores = excluded.scores,
        updated_at = excluded.updated_at
      WHERE (current_list.generation_id, current_list.revision)
          < (excluded.generation_id, excluded.revision)
      """;

  private Lists() {}

  /** Writes the lists of those users who have none in their run yet. */
  static Uni<Void> write(SqlConnection connection, List<Completed> users) {
    int size = users.size();
    var runs = new Long[size];
    var ids = new Long[size];
    var batches = new Integer[size];
    var generations = new Long[size];
    var revisions = new Long[size];
    var outcomes = new String[size];
    var firsts = new Integer[size];
    var lasts = new Integer[size];
    int matches = users.stream().mapToInt(user -> user.jobIds().size()).sum();
    var jobs = new Long[matches];
    var scores = new Float[matches];
    int end = 0;
    for (int i = 0; i < size; i++) {
      Completed user = users.get(i);
      runs[i] = user.batch().runId();
      ids[i] = user.userId();
      batches[i] = user.batch().batchNo();
      generations[i] = user.fence().generationId();
      revisions[i] = user.fence().revision();
      outcomes[i] = user.outcome().text();
      firsts[i] = end + 1; // PostgreSQL counts from 1; an empty list is the slice [n+1:n]
      for (int rank = 0; rank < user.jobIds().size(); rank++) {
        jobs[end] = user.jobIds().get(rank);
        scores[end] = user.scores().get(rank);
        end++;
      }
      lasts[i] = end;
    }
    Tuple rows =
        Tuple.tuple()
            .addArrayOfLong(runs)
            .addArrayOfLong(ids)
            .addArrayOfInteger(batches)
            .addArrayOfLong(generations)
            .addArrayOfLong(revisions)
            .addArrayOfString(outcomes)
            .addArrayOfInteger(firsts)
            .addArrayOfInteger(lasts)
            .addArrayOfLong(jobs)
            .addArrayOfFloat(scores);
    return connection.preparedQuery(SQL).execute(rows).replaceWithVoid();
  }
}
