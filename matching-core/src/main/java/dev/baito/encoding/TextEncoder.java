package dev.baito.encoding;

import java.util.List;

/**
 * The text side of vectors: signed feature hashing (Weinberger et al. 2009, "Feature Hashing for
 * Large Scale Multitask Learning") of words weighted by field and rarity. Not thread-safe.
 */
final class TextEncoder {
  private final FieldWeights weights;
  private final int dimension;
  private final double[] idf;
  private final JobTokens tokens = new JobTokens();
  private final TokenBag bag = new TokenBag();

  /**
   * @param dimension of the text side
   * @param idf how much a word tells, by bucket; shared, never written
   */
  TextEncoder(FieldWeights weights, int dimension, double[] idf) {
    this.weights = weights;
    this.dimension = dimension;
    this.idf = idf;
  }

  /** Adds a job's words to the first components of a vector of zeros. */
  void job(JobText text, double[] vector) {
    bag.clear();
    tokens.job(text, weights, bag::add);
    addUp(vector);
  }

  /** Adds the words a user looks for to the first components of a vector of zeros. */
  void user(List<String> keywords, List<String> preferredCategories, double[] vector) {
    bag.clear();
    for (String text : keywords) {
      tokens.words(text, weights.keywords(), bag::add);
    }
    for (String category : preferredCategories) {
      tokens.words(category, weights.preferredCategories(), bag::add);
    }
    addUp(vector);
  }

  private void addUp(double[] vector) {
    if (dimension == 0) {
      return;
    }
    for (int i = 0; i < bag.size(); i++) {
      int hash = bag.hash(i);
      double weight = bag.weight(i) * idf[TokenHash.bucket(hash)];
      vector[TokenHash.component(hash, dimension)] += TokenHash.sign(hash) * weight;
    }
  }
}
