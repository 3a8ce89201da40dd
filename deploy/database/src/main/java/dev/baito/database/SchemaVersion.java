package dev.baito.database;

/** The schema version this build knows, and where the migrations that lead to it lie. */
public final class SchemaVersion {
  /** The number of the newest migration. */
  public static final int CURRENT = 3;

  /** Where Flyway finds the migrations on the class path. */
  public static final String MIGRATIONS = "classpath:db/migration";

  private SchemaVersion() {}
}
