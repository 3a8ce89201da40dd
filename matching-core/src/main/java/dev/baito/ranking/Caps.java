package dev.baito.ranking;

/**
 * How many jobs of one employer and of one category a list may hold, and how many of the best jobs
 * of a group must be looked at to be sure of the list: see {@link CappedTopK}.
 */
final class Caps {
  /** Any negative number stands for "of no group", which is never capped. */
  static final int NO_GROUP = -1;

  private final int topK;
  private final int perEmployer;
  private final int perCategory;
  private final int perPair;
  private final long employerBound;
  private final long categoryBound;
  private final long bound;

  /**
   * @param topK the length of a list, at least 1
   * @param perEmployer the most jobs of one employer, 0 for any number
   * @param perCategory the most jobs of one category, 0 for any number
   */
  Caps(int topK, int perEmployer, int perCategory) {
    this.topK = topK;
    this.perEmployer = perEmployer;
    this.perCategory = perCategory;
    perPair = Math.min(perEmployer, perCategory);
    // Before a list is full it holds at most topK - 1 jobs, and these fill no more groups than so.
    long fullEmployers = perEmployer == 0 ? 0 : (topK - 1) / perEmployer;
    long fullCategories = perCategory == 0 ? 0 : (topK - 1) / perCategory;
    employerBound = perEmployer + fullCategories * perPair;
    categoryBound = perCategory + fullEmployers * perPair;
    bound = topK + fullEmployers * employerBound + fullCategories * categoryBound;
  }

  int topK() {
    return topK;
  }

  /** Returns the employer, or {@link #NO_GROUP} where employers are not capped. */
  int cappedEmployer(int employer) {
    return perEmployer == 0 || employer < 0 ? NO_GROUP : employer;
  }

  /** Returns the category, or {@link #NO_GROUP} where categories are not capped. */
  int cappedCategory(int category) {
    return perCategory == 0 || category < 0 ? NO_GROUP : category;
  }

  /** Returns whether a list with these counts takes one more job of the groups. */
  boolean allow(GroupCounts counts, int employer, int category) {
    return (employer < 0 || counts.ofEmployer(employer) < perEmployer)
        && (category < 0 || counts.ofCategory(category) < perCategory);
  }

  /** Returns whether a job may be in the list though so many of its groups are better. */
  boolean mayBeListed(GroupCounts counts, int employer, int category) {
    if (employer < 0) {
      return category < 0
          || (counts.ofPair(employer, category) < perCategory
              && counts.ofCategory(category) < categoryBound);
    }
    return counts.ofEmployer(employer) < employerBound
        && (category < 0
            ? counts.ofPair(employer, category) < perEmployer
            : counts.ofPair(employer, category) < perPair
                && counts.ofCategory(category) < categoryBound);
  }

  /** Returns how many of the best that may be listed are sure to fill the list. */
  long bound() {
    return bound;
  }
}
