package dev.baito.encoding;

/**
 * The hashed tokens of jobs and users, field by field. What is counted for the frequencies and what
 * is encoded is the same. Not thread-safe.
 */
final class JobTokens {
  /** Comes before an employer's name where that is one token: no word begins with it. */
  private static final char EMPLOYER = '\u0001';

  private final TextAnalysis analysis = new TextAnalysis();
  private final TokenHash hash = new TokenHash();
  private char[] name = new char[64];

  /** Takes the hashes of tokens. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes the hash of a token.
     *
     * @param weight of the field it stands in
     */
    void token(int hash, double weight);
  }

  /** Passes on a job's tokens, in the order of the fields; none of a field that has no weight. */
  void job(JobText text, FieldWeights weights, Sink sink) {
    words(text.title(), weights.title(), sink);
    words(text.category(), weights.category(), sink);
    employer(text.employer(), weights.employer(), sink);
    words(text.employmentType(), weights.employmentType(), sink);
    for (String feature : text.features()) {
      words(feature, weights.features(), sink);
    }
    words(text.description(), weights.description(), sink);
  }

  /** Passes on the tokens of a text. */
  void words(String text, double weight, Sink sink) {
    if (weight > 0) {
      analysis.tokens(
          text, (characters, length) -> sink.token(hash.of(characters, length), weight));
    }
  }

  /** An employer is often an identifier, and its name says little: it is one token. */
  private void employer(String employer, double weight, Sink sink) {
    String trimmed = employer.strip();
    if (weight > 0 && !trimmed.isEmpty()) {
      int length = trimmed.length() + 1;
      if (name.length < length) {
        name = new char[length];
      }
      name[0] = EMPLOYER;
      trimmed.getChars(0, trimmed.length(), name, 1);
      sink.token(hash.of(name, length), weight);
    }
  }
}
