package dev.baito.user;

/** How much each action counts in a user vector: finite numbers of at least 0. */
public record ActionWeights(double view, double click, double favorite, double apply) {
  /** The weights of scoring. */
  public static final ActionWeights DEFAULT = new ActionWeights(1, 2, 4, 5);

  /** Refuses what cannot be a weight. */
  public ActionWeights {
    require(view);
    require(click);
    require(favorite);
    require(apply);
  }

  private static void require(double weight) {
    if (!Double.isFinite(weight) || weight < 0) {
      throw new IllegalArgumentException("not a weight of an action: " + weight);
    }
  }

  /** Returns the weight of an action. */
  public double of(Action action) {
    return switch (action) {
      case VIEW -> view;
      case CLICK -> click;
      case FAVORITE -> favorite;
      case APPLY -> apply;
    };
  }
}
