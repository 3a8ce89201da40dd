package dev.baito.run;

/** What happens to a job that does not state its salary or type, for a user who wishes for one. */
public enum UnknownPolicy {
  /** The job passes. */
  ACCEPT,
  /** The job fails. */
  REJECT
}
