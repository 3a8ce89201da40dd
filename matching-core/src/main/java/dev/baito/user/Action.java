package dev.baito.user;

/** What a user did with a job. */
public enum Action {
  /** Looked at it. */
  VIEW(1),
  /** Followed it. */
  CLICK(2),
  /** Marked it. */
  FAVORITE(4),
  /** Applied for it. */
  APPLY(5);

  private final int weight;

  Action(int weight) {
    this.weight = weight;
  }

  /** Returns how much the action counts in a user vector. */
  public int weight() {
    return weight;
  }
}
