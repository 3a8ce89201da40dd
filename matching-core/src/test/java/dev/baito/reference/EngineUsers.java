package dev.baito.reference;

import dev.baito.run.SeenPolicy;
import dev.baito.user.Action;
import dev.baito.user.Application;
import dev.baito.user.Behavior;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the engine is told of users, as the scoring-worker fetches it from stored data; but the
 * behaviours and applications of all times, for the engine keeps to its windows by itself.
 */
public final class EngineUsers {
  private EngineUsers() {}

  /** Returns an input for each user, in the order of the data. */
  public static List<UserInput> of(StoredData data, Question question) {
    Map<Long, String> employers = new HashMap<>();
    data.jobs().forEach(job -> employers.put(job.jobId(), job.employerId()));
    List<StoredBehavior> known =
        data.behaviors().stream()
            .filter(behavior -> behavior.ingestSeq() <= question.runMark())
            .toList();
    return data.users().stream().map(user -> input(user, known, employers, question)).toList();
  }

  private static UserInput input(
      StoredUser user, List<StoredBehavior> known, Map<Long, String> employers, Question question) {
    List<StoredBehavior> own =
        known.stream().filter(behavior -> behavior.userId() == user.userId()).toList();
    boolean any = question.match().excludeSeen() == SeenPolicy.ANY;
    return new UserInput(
        profile(user),
        own.stream()
            .map(behavior ->
                new Behavior(
                    behavior.jobId(),
                    Action.valueOf(behavior.action().toUpperCase(Locale.ROOT)),
                    behavior.occurredAt()))
            .toList(),
        own.stream()
            .filter(behavior -> behavior.action().equals("apply"))
            .map(behavior ->
                new Application(
                    behavior.jobId(),
                    employers.getOrDefault(behavior.jobId(), ""),
                    behavior.occurredAt()))
            .toList(),
        any
            ? own.stream()
                .filter(behavior -> !behavior.occurredAt().isAfter(question.asOf()))
                .map(StoredBehavior::jobId)
                .distinct()
                .toList()
            : List.of());
  }

  private static UserProfile profile(StoredUser user) {
    return new UserProfile(
        user.userId(),
        user.cityCode(),
        user.maxDistanceKm(),
        EngineCatalogue.wage(user.salary(), user.salary().min()),
        EngineCatalogue.wage(user.salary(), user.salary().max()),
        user.employmentTypes(),
        user.requiredFeatures(),
        user.preferredCategories(),
        user.keywords(),
        user.vector());
  }
}
