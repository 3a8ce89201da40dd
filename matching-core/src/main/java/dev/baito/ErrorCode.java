package dev.baito;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every failure the product can report, by stable code. A code is never given another meaning;
 * {@code docs/errors.md} says what to do about each and is held against this list by a test.
 */
public enum ErrorCode {
  /** A message is not JSON of the expected shape. */
  MESSAGE_UNDECODABLE("BAITO-MSG-001"),
  /** A message is of a newer major version than this build reads. */
  MESSAGE_VERSION_UNKNOWN("BAITO-MSG-002"),
  /** A message is larger than Kafka takes. */
  MESSAGE_TOO_LARGE("BAITO-MSG-003"),
  /** A user batch took longer than it may. */
  BATCH_TIMED_OUT("BAITO-MSG-004"),

  /** A stored block or header fails its checksum. */
  CATALOGUE_CORRUPT("BAITO-CAT-001"),
  /** A stored block or header has a layout this build does not read. */
  CATALOGUE_LAYOUT_UNKNOWN("BAITO-CAT-002"),
  /** A generation is not there: never built, failed or already removed. */
  CATALOGUE_MISSING("BAITO-CAT-003"),
  /** A generation could not be built. */
  CATALOGUE_BUILD_FAILED("BAITO-CAT-004"),
  /** The settings of the built-in encoder are not allowed. */
  ENCODER_SETTINGS_INVALID("BAITO-CAT-005"),
  /** There is no Redis that blocks could be written to. */
  CACHE_MISSING("BAITO-CAT-006"),

  /** A user's stored vector has another dimension than the generation. */
  USER_VECTOR_DIMENSION("BAITO-USR-001"),
  /** A user's profile cannot be read. */
  USER_PROFILE_INVALID("BAITO-USR-002"),
  /** Scoring one user failed for a reason not foreseen. */
  USER_UNSCORABLE("BAITO-USR-003"),
  /** Worker after worker ended while it scored this user. */
  USER_ABANDONED("BAITO-USR-004"),

  /** A match result names a batch that is not in the ledger, or a user who is not in the batch. */
  RESULT_UNPLANNED("BAITO-SNK-001"),
  /** The database refuses what a match result holds. */
  RESULT_REFUSED("BAITO-SNK-002"),

  /** An input file is missing or cannot be opened. */
  IMPORT_FILE_MISSING("BAITO-IMP-001"),
  /** An input file is empty. */
  IMPORT_FILE_EMPTY("BAITO-IMP-002"),
  /** An input file cannot be read as UTF-8 CSV. */
  IMPORT_FILE_UNREADABLE("BAITO-IMP-003"),
  /** A required column is absent. */
  IMPORT_COLUMN_MISSING("BAITO-IMP-004"),
  /** A strict import met bad rows; nothing was changed. */
  IMPORT_ROWS_REJECTED("BAITO-IMP-005"),
  /** An import was asked for while a run is active or another import is under way. */
  IMPORT_CONFLICT("BAITO-IMP-006"),
  /** An import names no file, or a part that is none of the four. */
  IMPORT_REQUEST_INVALID("BAITO-IMP-007"),
  /** There is no such import. */
  IMPORT_UNKNOWN("BAITO-IMP-008"),
  /** A statement of an import took longer than its limit; nothing was changed. */
  IMPORT_TIMEOUT("BAITO-IMP-009"),

  /** A run was asked for with settings that are not allowed. */
  RUN_REQUEST_INVALID("BAITO-RUN-001"),
  /** There is no such run. */
  RUN_UNKNOWN("BAITO-RUN-002"),
  /** A run cannot be started now: an import is under way. */
  RUN_CONFLICT("BAITO-RUN-003"),
  /** A run is not in a state that allows what was asked. */
  RUN_STATE("BAITO-RUN-004"),
  /** A run ended without all its users being completed. */
  RUN_INCOMPLETE("BAITO-RUN-005"),
  /** A run's users do not add up to its plan. */
  LEDGER_OPEN("BAITO-RUN-006"),

  /** A held-out file holds a row that is no pair of ids, or no pair at all. */
  HELD_OUT_INVALID("BAITO-EVL-001"),

  /** There is no such dead letter. */
  DEAD_LETTER_UNKNOWN("BAITO-DLQ-001"),
  /** A dead letter is not in a state that allows what was asked. */
  DEAD_LETTER_STATE("BAITO-DLQ-002"),
  /** There is no such replay. */
  REPLAY_UNKNOWN("BAITO-DLQ-003"),
  /** A replay is asked for that cannot be done. */
  REPLAY_REQUEST_INVALID("BAITO-DLQ-004"),

  /** There is no list for that user. */
  USER_UNKNOWN("BAITO-API-001"),
  /** A request parameter or body is not valid. */
  REQUEST_INVALID("BAITO-API-002"),
  /** No such resource. */
  RESOURCE_UNKNOWN("BAITO-API-003"),
  /** Something failed that should not have; the log has the details. */
  INTERNAL("BAITO-API-004"),
  /** Kafka, Redis or PostgreSQL cannot be reached. */
  INFRASTRUCTURE_DOWN("BAITO-API-005"),
  /** The resource is there, but not for that HTTP method. */
  METHOD_NOT_ALLOWED("BAITO-API-006"),
  /** The request's content type is not one the resource takes. */
  MEDIA_TYPE_UNSUPPORTED("BAITO-API-007"),
  /** The resource cannot answer in a type that the Accept header names. */
  NOT_ACCEPTABLE("BAITO-API-008"),
  /** The request is larger than the limit. */
  REQUEST_TOO_LARGE("BAITO-API-009"),
  /** More clients at once than the service serves. */
  OVERLOADED("BAITO-API-010"),
  /** There is no such job in the catalogue generation. */
  JOB_UNKNOWN("BAITO-API-011"),
  /** No scoring worker answers. */
  WORKERS_UNREACHABLE("BAITO-API-012"),
  /** An answer took longer than it may. */
  ANSWER_TIMED_OUT("BAITO-API-013"),

  /** The database schema is not the version this build knows. */
  SCHEMA_VERSION("BAITO-SYS-001"),
  /** A server or service of the local stack did not start in time. */
  STACK_START_FAILED("BAITO-SYS-002"),
  /** The state folder is in use by another stack. */
  STACK_LOCKED("BAITO-SYS-003"),
  /** The local stack is not running. */
  STACK_DOWN("BAITO-SYS-004"),
  /** A command-line option has a value that is not allowed. */
  USAGE("BAITO-SYS-005"),
  /** A file could not be written. */
  OUTPUT_FAILED("BAITO-SYS-006"),
  /** This platform has no embedded binary of a server. */
  PLATFORM_UNSUPPORTED("BAITO-SYS-007"),
  /** The database schema or the topics could not be brought up to date. */
  PROVISION_FAILED("BAITO-SYS-008"),
  /** There is no JDK or Maven that the launcher could use. */
  TOOLS_MISSING("BAITO-SYS-009"),
  /** The launcher's build of the sources failed. */
  BUILD_FAILED("BAITO-SYS-010"),
  /** A service of the local stack ended by itself too often. */
  SERVICE_GIVEN_UP("BAITO-SYS-011");

  private final String text;

  ErrorCode(String text) {
    this.text = text;
  }

  /** Returns the code of a text such as {@code BAITO-RUN-002}, if there is one. */
  public static Optional<ErrorCode> of(String text) {
    return Arrays.stream(values()).filter(code -> code.text.equals(text)).findFirst();
  }

  /** Returns the code as users see it, such as {@code BAITO-RUN-002}. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
