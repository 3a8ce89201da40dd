package dev.baito.http;

import dev.baito.ErrorCode;

/**
 * What all problems of one code have in common.
 *
 * @param status the HTTP status
 * @param title a short sentence
 */
record ProblemKind(int status, String title) {

  /** Returns the kind of a code. */
  static ProblemKind of(ErrorCode code) {
    return switch (code) {
      case MESSAGE_UNDECODABLE -> internal("A message cannot be decoded");
      case MESSAGE_VERSION_UNKNOWN -> internal("A message is of an unknown version");
      case MESSAGE_TOO_LARGE -> internal("A message is too large");
      case BATCH_TIMED_OUT -> internal("A user batch took too long");
      case CATALOGUE_CORRUPT -> internal("A catalogue generation is corrupt");
      case CATALOGUE_LAYOUT_UNKNOWN -> internal("A catalogue generation has an unknown layout");
      case CATALOGUE_MISSING -> new ProblemKind(404, "No such catalogue generation");
      case CATALOGUE_BUILD_FAILED -> internal("A catalogue generation could not be built");
      case ENCODER_SETTINGS_INVALID -> internal("The settings of the encoder are not allowed");
      case CACHE_MISSING -> new ProblemKind(409, "There is no cache to warm");
      case USER_VECTOR_DIMENSION -> unusable("A user's vector has another dimension");
      case USER_PROFILE_INVALID -> unusable("A user's profile cannot be read");
      case USER_UNSCORABLE -> internal("A user cannot be scored");
      case USER_ABANDONED -> internal("Worker after worker ended over a user");
      case IMPORT_FILE_MISSING -> new ProblemKind(422, "An import file is missing");
      case IMPORT_FILE_EMPTY -> new ProblemKind(422, "An import file is empty");
      case IMPORT_FILE_UNREADABLE -> new ProblemKind(422, "An import file cannot be read");
      case IMPORT_COLUMN_MISSING -> new ProblemKind(422, "A required column is absent");
      case IMPORT_ROWS_REJECTED -> new ProblemKind(422, "A strict import met bad rows");
      case IMPORT_CONFLICT -> new ProblemKind(409, "An import cannot start now");
      case IMPORT_REQUEST_INVALID -> new ProblemKind(400, "The import request is not valid");
      case IMPORT_UNKNOWN -> new ProblemKind(404, "No such import");
      case RESULT_UNPLANNED -> internal("A match result is not of the plan");
      case RESULT_REFUSED -> internal("A match result cannot be stored");
      case IMPORT_TIMEOUT -> new ProblemKind(503, "An import took too long");
      case RUN_REQUEST_INVALID -> new ProblemKind(400, "The run request is not valid");
      case RUN_UNKNOWN -> new ProblemKind(404, "No such run");
      case RUN_CONFLICT -> new ProblemKind(409, "A run cannot start now");
      case RUN_STATE -> new ProblemKind(409, "The run's state does not allow that");
      case RUN_INCOMPLETE -> new ProblemKind(409, "The run has not completed all its users");
      case LEDGER_OPEN -> internal("A run does not add up to its plan");
      case DEAD_LETTER_UNKNOWN -> new ProblemKind(404, "No such dead letter");
      case DEAD_LETTER_STATE -> new ProblemKind(409, "The dead letter's state does not allow that");
      case REPLAY_UNKNOWN -> new ProblemKind(404, "No such replay");
      case REPLAY_REQUEST_INVALID -> new ProblemKind(400, "The replay request is not valid");
      case USER_UNKNOWN -> new ProblemKind(404, "No list for that user");
      case REQUEST_INVALID -> new ProblemKind(400, "The request is not valid");
      case RESOURCE_UNKNOWN -> new ProblemKind(404, "No such resource");
      case INTERNAL -> internal("Something failed that should not have");
      case INFRASTRUCTURE_DOWN -> new ProblemKind(503, "A server behind the API is down");
      case METHOD_NOT_ALLOWED -> new ProblemKind(405, "The resource does not allow that method");
      case MEDIA_TYPE_UNSUPPORTED -> new ProblemKind(415, "The media type is not supported");
      case NOT_ACCEPTABLE -> new ProblemKind(406, "No acceptable media type can be given");
      case REQUEST_TOO_LARGE -> new ProblemKind(413, "The request is too large");
      case OVERLOADED -> new ProblemKind(503, "Too many clients at once");
      case JOB_UNKNOWN -> new ProblemKind(404, "No such job");
      case WORKERS_UNREACHABLE -> new ProblemKind(503, "No scoring worker answers");
      case ANSWER_TIMED_OUT -> new ProblemKind(503, "An answer took too long");
      case SCHEMA_VERSION -> new ProblemKind(503, "The database schema has another version");
      case STACK_START_FAILED -> internal("The local stack did not start");
      case STACK_LOCKED -> internal("The state folder is in use");
      case STACK_DOWN -> internal("The local stack is not running");
      case SERVICE_GIVEN_UP -> internal("A service of the local stack ended again and again");
      case USAGE -> internal("A command-line option is not valid");
      case HELD_OUT_INVALID -> internal("A held-out file is not valid");
      case OUTPUT_FAILED -> internal("A file could not be written");
      case TOOLS_MISSING -> internal("A JDK or Maven is missing");
      case BUILD_FAILED -> internal("The build failed");
      case PLATFORM_UNSUPPORTED -> internal("The platform is not supported");
      case PROVISION_FAILED -> internal("The database or topics could not be brought up to date");
    };
  }

  private static ProblemKind unusable(String title) {
    return new ProblemKind(409, title);
  }

  private static ProblemKind internal(String title) {
    return new ProblemKind(500, title);
  }
}
