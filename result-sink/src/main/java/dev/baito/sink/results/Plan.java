package dev.baito.sink.results;

import dev.baito.messages.UserOutcome;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The frozen plan of some batches: what the ledger expects results for.
 *
 * @param users the users of each of the batches that is planned
 */
public record Plan(Map<BatchKey, Set<Long>> users) {

  /**
   * Returns why a message has no place in the ledger, if so. A result for fewer users than planned
   * has one: it is what a replayed dead letter of one user gives.
   */
  public Optional<String> objection(Received message) {
    BatchKey batch = message.batch();
    Set<Long> planned = users.get(batch);
    if (planned == null) {
      return Optional.of(
          "run %d has no batch %d: it was removed, or is of another database"
              .formatted(batch.runId(), batch.batchNo()));
    }
    return message.result().outcomes().stream()
        .map(UserOutcome::userId)
        .filter(user -> !planned.contains(user))
        .findFirst()
        .map(user ->
            "batch %d of run %d does not hold user %d"
                .formatted(batch.batchNo(), batch.runId(), user));
  }
}
