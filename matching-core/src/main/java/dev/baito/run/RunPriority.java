package dev.baito.run;

/** Which runs the workers serve first. */
public enum RunPriority {
  /** First in, first out. */
  NORMAL,
  /** Before all normal runs, but for a share that these keep. */
  HIGH
}
