package dev.baito.local.stack;

import dev.baito.BaitoException;

/** Whether a server or service of a stack runs, and what is done about it if it does not. */
public sealed interface Standing {
  /** It runs. */
  record Running() implements Standing {}

  /** It ended by itself, and is being started anew until it is ready. */
  record StartingAnew() implements Standing {}

  /**
   * It ended by itself too often, and is not started any more.
   *
   * @param why with {@link dev.baito.ErrorCode#SERVICE_GIVEN_UP}, and the end of its log
   */
  record GivenUp(BaitoException why) implements Standing {}

  /** It has ended, and nobody starts it anew. */
  record Ended() implements Standing {}
}
