package dev.baito.local.process;

/** The signal that asks a process for its orderly end. */
public enum StopSignal {
  /** What JVMs, Redis and most others take. */
  TERM,
  /** PostgreSQL's fast shutdown: on TERM it would wait for every client to leave. */
  INT
}
