package dev.baito.worker.users;

import dev.baito.messages.UserOutcome;
import dev.baito.user.UserInput;
import java.util.List;

/**
 * The users of a batch: those to be scored, and those whose outcome is settled without it, because
 * they are gone or cannot be read.
 */
public record LoadedUsers(List<UserInput> inputs, List<UserOutcome> settled) {
  /** Copies the lists. */
  public LoadedUsers {
    inputs = List.copyOf(inputs);
    settled = List.copyOf(settled);
  }
}
