package dev.baito.worker.users;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueKind;
import dev.baito.user.Action;
import dev.baito.user.Application;
import dev.baito.user.Behavior;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import dev.baito.vectors.Embedding;
import dev.baito.wage.HourlyWage;
import dev.baito.wage.SalaryType;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.sqlclient.data.Numeric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rows of {@link UserReader#READ} mean. */
final class UserRows {
  private UserRows() {}

  /**
   * Returns the user of a row.
   *
   * @throws BaitoException with {@link ErrorCode#USER_PROFILE_INVALID} or {@link
   *     ErrorCode#USER_VECTOR_DIMENSION}
   */
  static UserInput toInput(Row row, CatalogueHeader header) {
    long userId = row.getLong(0);
    try {
      return new UserInput(
          profile(userId, row, header), behaviors(row), applications(row), seen(row));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BaitoException(
          ErrorCode.USER_PROFILE_INVALID,
          "user " + userId + " cannot be read: " + e.getMessage() + "; import the user again",
          e);
    }
  }

  private static UserProfile profile(long userId, Row row, CatalogueHeader header) {
    Double maxDistanceKm = row.getDouble(2);
    String salaryType = row.getString(3);
    return new UserProfile(
        userId,
        row.getString(1),
        maxDistanceKm == null ? OptionalDouble.empty() : OptionalDouble.of(maxDistanceKm),
        wage(row.get(Numeric.class, 4), salaryType),
        wage(row.get(Numeric.class, 5), salaryType),
        Set.of(row.getArrayOfStrings(6)),
        Set.of(row.getArrayOfStrings(7)),
        Set.of(row.getArrayOfStrings(8)),
        row.getString(9),
        vector(userId, row, header));
  }

  private static long wage(@Nullable Numeric amount, String salaryType) {
    if (amount == null) {
      return HourlyWage.UNKNOWN;
    }
    if (amount.isNaN()) {
      throw new ArithmeticException("its salary is NaN");
    }
    return HourlyWage.exact(amount.bigDecimalValue(), SalaryType.valueOf(salaryType));
  }

  /** Vectors of users mean nothing to an encoded generation. */
  private static Embedding vector(long userId, Row row, CatalogueHeader header) {
    var bytes = row.getBuffer(10);
    if (bytes == null || header.kind() == CatalogueKind.ENCODED) {
      return Embedding.NONE;
    }
    Embedding vector = Embedding.fromLittleEndian(bytes.getBytes());
    if (vector.dimension() != 0 && vector.dimension() != header.dimension()) {
      throw new BaitoException(
          ErrorCode.USER_VECTOR_DIMENSION,
          "user %d has a vector of dimension %d, generation %d has %d: import one of that dimension"
              .formatted(userId, vector.dimension(), header.generationId(), header.dimension()));
    }
    return vector;
  }

  private static List<Behavior> behaviors(Row row) {
    Long[] jobIds = row.getArrayOfLongs(11);
    if (jobIds == null) {
      return List.of();
    }
    String[] actions = row.getArrayOfStrings(12);
    var times = row.getArrayOfOffsetDateTimes(13);
    var behaviors = new ArrayList<Behavior>(jobIds.length);
    for (int i = 0; i < jobIds.length; i++) {
      behaviors.add(
          new Behavior(
              jobIds[i],
              Action.valueOf(actions[i].toUpperCase(Locale.ROOT)),
              times[i].toInstant()));
    }
    return behaviors;
  }

  private static List<Application> applications(Row row) {
    Long[] jobIds = row.getArrayOfLongs(14);
    if (jobIds == null) {
      return List.of();
    }
    String[] employers = row.getArrayOfStrings(15);
    var times = row.getArrayOfOffsetDateTimes(16);
    var applications = new ArrayList<Application>(jobIds.length);
    for (int i = 0; i < jobIds.length; i++) {
      applications.add(new Application(jobIds[i], employers[i], times[i].toInstant()));
    }
    return applications;
  }

  private static List<Long> seen(Row row) {
    Long[] jobIds = row.getArrayOfLongs(17);
    return jobIds == null ? List.of() : List.of(jobIds);
  }
}
