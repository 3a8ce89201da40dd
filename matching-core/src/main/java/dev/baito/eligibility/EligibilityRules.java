package dev.baito.eligibility;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.run.MatchSettings;
import dev.baito.run.UnknownPolicy;
import dev.baito.user.UserInput;
import java.time.Instant;

/** Makes the rules of users over one generation. Thread-safe; one per generation, shared. */
public final class EligibilityRules {
  private final CatalogueHeader header;
  private final ReachableAreas areas;

  /**
   * @param header the generation
   */
  public EligibilityRules(CatalogueHeader header) {
    this.header = header;
    areas = new ReachableAreas(header);
  }

  /**
   * Returns the rules of a user.
   *
   * @param user the user
   * @param settings of the run
   * @param asOf the run's instant
   * @throws dev.baito.BaitoException with {@link dev.baito.ErrorCode#USER_PROFILE_INVALID} when the
   *     user's city is not one of the generation
   */
  public UserRules of(UserInput user, MatchSettings settings, Instant asOf) {
    boolean unknownPasses = settings.unknown() == UnknownPolicy.ACCEPT;
    var profile = user.profile();
    return new UserRules(
        header,
        LocationRule.of(profile, header, areas),
        new WageRule(profile.wageMin(), profile.wageMax(), unknownPasses),
        TypeRule.of(profile, header, unknownPasses),
        FeatureRule.of(profile, header),
        RepetitionRule.of(user, header, settings.excludeSeen(), asOf));
  }
}
