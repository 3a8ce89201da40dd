package dev.baito.matching;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.eligibility.EligibilityRules;

/**
 * A generation made ready for matching: its header and what can be worked out once for all users.
 * Shared by all threads.
 */
public final class PreparedCatalogue {
  private final CatalogueHeader header;
  private final EligibilityRules rules;

  private PreparedCatalogue(CatalogueHeader header) {
    this.header = header;
    rules = new EligibilityRules(header);
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
}
