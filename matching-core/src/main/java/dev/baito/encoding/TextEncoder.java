package dev.baito.encoding;

import java.util.List;

/**
 * The text side of vectors: signed feature hashing (Weinberger et al. 2009, "Feature Hashing for
 * Large Scale Multitask Learning") of words weighted by field and rarity. A word counts once in
 * each field, so that a long description cannot drown a title. Not thread-safe.
 */
final class TextEncoder {
  private final EncoderSettings settings;
  private final DocumentFrequencies frequencies;
  private final int dimension;
  private final double[] idf;
  private final JobTokens tokens = new JobTokens();
  private final TokenBag bag = new TokenBag();
  private final JobTokens.Sink intoBag;

  /**
   * @param idf how much a word tells, by bucket; shared, never written
   */
  TextEncoder(EncoderSettings settings, DocumentFrequencies frequencies, double[] idf) {
    this.settings = settings;
    this.frequencies = frequencies;
    this.idf = idf;
    dimension = settings.sides().textDimension();
    FieldWeights weights = settings.fieldWeights();
    intoBag = (hash, field) -> bag.add(hash, field, weights.of(field));
  }

  /** Puts a job's words into the first components of a vector of zeros; of unit length or zero. */
  void job(JobText text, double[] vector) {
    bag.clear();
    tokens.job(text, intoBag);
    addUp(vector);
    if (UnitLength.scale(vector, dimension)) {
      int form = tokens.form(text);
      add(form, settings.formWeight() * frequencies.rarity(TokenHash.bucket(form)), vector);
      UnitLength.scale(vector, dimension);
    }
  }

  /** Does the same with the words a user looks for. */
  void user(List<String> keywords, List<String> preferredCategories, double[] vector) {
    bag.clear();
    for (String text : keywords) {
      tokens.words(text, Field.KEYWORDS, intoBag);
    }
    for (String category : preferredCategories) {
      tokens.words(category, Field.PREFERRED_CATEGORIES, intoBag);
    }
    addUp(vector);
    UnitLength.scale(vector, dimension);
  }

  private void addUp(double[] vector) {
    if (dimension == 0) {
      return;
    }
    for (int i = 0; i < bag.size(); i++) {
      int hash = bag.hash(i);
      add(hash, bag.weight(i) * idf[TokenHash.bucket(hash)], vector);
    }
  }

  private void add(int hash, double weight, double[] vector) {
    vector[TokenHash.component(hash, dimension)] += TokenHash.sign(hash) * weight;
  }
}
