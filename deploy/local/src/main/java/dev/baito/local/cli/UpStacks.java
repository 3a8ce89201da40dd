package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.stack.LocalStack;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The stacks of a state folder that are up, by name: {@code up} and {@code run}. */
final class UpStacks {
  private UpStacks() {}

  static SequencedMap<String, LocalStack> of(Context context, StateOption state) {
    SequencedMap<String, LocalStack> up = new LinkedHashMap<>();
    attach(up, "up", state.up(context));
    attach(up, "run", state.run(context));
    return up;
  }

  /**
   * Returns the scheduler of the one stack that is up, or of {@code up} when both are.
   *
   * @throws BaitoException with {@link ErrorCode#STACK_DOWN} when none is
   */
  static URI scheduler(Context context, StateOption state) {
    return one(context, state, "--url").schedulerUri();
  }

  /**
   * Returns the cache-warmer of the same stack.
   *
   * @throws BaitoException with {@link ErrorCode#STACK_DOWN} when none is up
   */
  static URI warmer(Context context, StateOption state) {
    return one(context, state, "--warmer-url").warmerUri();
  }

  private static LocalStack one(Context context, StateOption state, String option) {
    SequencedMap<String, LocalStack> up = of(context, state);
    if (up.isEmpty()) {
      throw down(state.up(context));
    }
    if (up.size() > 1) {
      context
          .console()
          .line("  both 'up' and a kept 'run' are up: asking 'up' (" + option + " names another)");
    }
    return up.firstEntry().getValue();
  }

  /** Returns the error of a command that needs a stack. */
  static BaitoException down(Path folder) {
    return new BaitoException(
        ErrorCode.STACK_DOWN, "nothing is up in " + folder + ": start it with './baito up'");
  }

  private static void attach(SequencedMap<String, LocalStack> up, String name, Path folder) {
    LocalStack.attach(folder).ifPresent(stack -> up.put(name, stack));
  }
}
