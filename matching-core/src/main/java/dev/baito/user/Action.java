package dev.baito.user;

/** What a user did with a job. */
public enum Action {
  /** Looked at it. */
  VIEW,
  /** Followed it. */
  CLICK,
  /** Marked it. */
  FAVORITE,
  /** Applied for it. */
  APPLY
}
