package dev.baito.endtoend.faults;

/** Something that breaks in mid-run, and heals. */
sealed interface Fault
    permits ProcessFault,
        SchedulerFault,
        KafkaFault,
        RedisFault,
        PostgresFault,
        MessageFault,
        BlockFileFault {
  /** Returns its name, as the suite's table shows it. */
  String name();

  /** Makes ready what it needs, before the run begins. */
  default void prepare(@SuppressWarnings("UnusedVariable") Scene scene) throws Exception {}

  /** Breaks it in mid-run, and returns when it has healed. */
  void strike(Scene scene) throws Exception;

  /** Returns how many open dead letters it rightly leaves. */
  default int deadLetters() {
    return 0;
  }

  /** What a fault does. */
  @FunctionalInterface
  interface Strike {
    /** Breaks something, and returns when it has healed. */
    void at(Scene scene) throws Exception;
  }
}
