package dev.baito.scheduler.deadletters;

import dev.baito.scheduler.database.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which entries of the inbox are meant; what is empty does not matter.
 *
 * @param run of this run
 * @param reason for this reason, a code of docs/errors.md
 * @param state in this state
 * @param user about this user, alone or with others
 * @param since whose newest letter came then or later
 * @param until whose newest letter came before
 */
public record DeadLetterFilter(
    Optional<Long> run,
    Optional<String> reason,
    Optional<EntryState> state,
    Optional<Long> user,
    Optional<Instant> since,
    Optional<Instant> until) {

  /**
   * The filter as SQL: only what is asked for, so that an index can serve it.
   *
   * @param sql conditions that begin with AND, or nothing
   * @param parameters their parameters
   */
  public record Conditions(String sql, List<Object> parameters) {
    /** Copies the parameters. */
    public Conditions {
      parameters = List.copyOf(parameters);
    }
  }

  /** Returns whether it leaves nothing out. */
  public boolean isEmpty() {
    return run.isEmpty()
        && reason.isEmpty()
        && state.isEmpty()
        && user.isEmpty()
        && since.isEmpty()
        && until.isEmpty();
  }

  /**
   * Returns it as conditions on {@code dead_letter d}.
   *
   * @param firstParameter the number of their first parameter
   */
  public Conditions conditions(int firstParameter) {
    var sql = new StringBuilder();
    var parameters = new ArrayList<Object>();
    add(sql, parameters, firstParameter, " AND d.run_id = $%d", run);
    add(sql, parameters, firstParameter, " AND d.reason = $%d", reason);
    add(sql, parameters, firstParameter, " AND d.state = $%d", state.map(EntryState::text));
    add(sql, parameters, firstParameter, " AND d.user_ids @> ARRAY[$%d::bigint]", user);
    add(
        sql,
        parameters,
        firstParameter,
        " AND d.last_received_at >= $%d",
        since.map(Times::parameter));
    add(
        sql,
        parameters,
        firstParameter,
        " AND d.last_received_at < $%d",
        until.map(Times::parameter));
    return new Conditions(sql.toString(), parameters);
  }

  private static void add(
      StringBuilder sql,
      List<Object> parameters,
      int firstParameter,
      String condition,
      Optional<?> value) {
    value.ifPresent(given -> {
      sql.append(condition.formatted(firstParameter + parameters.size()));
      parameters.add(given);
    });
  }
}
