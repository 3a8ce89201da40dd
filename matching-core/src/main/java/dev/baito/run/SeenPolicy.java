package dev.baito.run;

/** Which jobs a user has acted on are kept out of the user's list. */
public enum SeenPolicy {
  /** Those the user applied to. */
  APPLIED,
  /** Those the user has acted on in any way. */
  ANY
}
