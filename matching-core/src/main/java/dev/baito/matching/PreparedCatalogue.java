package dev.baito.matching;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.eligibility.EligibilityRules;
import dev.baito.run.MatchSettings;
import dev.baito.scoring.UserPriors;
import dev.baito.scoring.UserVectors;
import java.time.Instant;

/**
 * A generation made ready for matching: its header and what can be worked out once for all users.
 * Shared by all threads.
 */
public final class PreparedCatalogue {
  private final CatalogueHeader header;
  private final EligibilityRules rules;
  private final UserPriors priors;

  private PreparedCatalogue(CatalogueHeader header) {
    this.header = header;
    rules = new EligibilityRules(header);
    priors = new UserPriors(header);
  }

  /** Returns the generation with this header, made ready. */
  public static PreparedCatalogue of(CatalogueHeader header) {
    return new PreparedCatalogue(header);
  }

  /** Returns the header. */
  public CatalogueHeader header() {
    return header;
  }

  /** Returns the rules of its users. */
  public EligibilityRules rules() {
    return rules;
  }

  /** Returns what the vectors of its users start from. */
  public UserPriors priors() {
    return priors;
  }

  /**
   * Returns the vectors of its users in a run.
   *
   * @param settings of the run
   * @param asOf the run's instant
   */
  public UserVectors userVectors(MatchSettings settings, Instant asOf) {
    return new UserVectors(priors, settings, asOf);
  }
}
