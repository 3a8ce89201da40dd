package dev.baito.user;

import java.util.List;

/**
 * All that the engine needs to know of a user.
 *
 * @param profile the user as stored
 * @param behaviors at least those of the behaviour window; others are ignored
 * @param applications every application ever, up to the run's as_of
 * @param seenJobIds every job the user acted on up to as_of, where the run excludes them; else
 *     empty
 */
public record UserInput(
    UserProfile profile,
    List<Behavior> behaviors,
    List<Application> applications,
    List<Long> seenJobIds) {
  /** Copies the lists. */
  public UserInput {
    behaviors = List.copyOf(behaviors);
    applications = List.copyOf(applications);
    seenJobIds = List.copyOf(seenJobIds);
  }
}
