package dev.baito.local.cli;

import dev.baito.local.client.RunView;
import dev.baito.local.evaluate.BaselineSettings;
import dev.baito.local.evaluate.PairCheck;
import dev.baito.local.evaluate.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What {@code baito evaluate} found.
 *
 * @param asOf the instant of all runs
 * @param users how many users there are, with pairs or without
 * @param openJobs how many jobs are open at that instant
 * @param pairs the held-out pairs
 * @param groups the measured lists, those together that the same baselines stand beside
 * @param total how long all took
 */
record Evaluation(
    Instant asOf, int users, int openJobs, PairCheck pairs, List<Group> groups, Duration total) {
  /** Copies the list. */
  Evaluation {
    groups = List.copyOf(groups);
  }

  /**
   * Measured lists that compare.
   *
   * @param settings what they share with the baselines
   * @param baselines the baselines' quality by name
   * @param runs the runs
   */
  record Group(
      BaselineSettings settings, SequencedMap<String, Quality> baselines, List<Measured> runs) {
    /** Copies the collections. */
    Group {
      baselines = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(baselines));
      runs = List.copyOf(runs);
    }
  }

  /** A run and how good its lists are. */
  record Measured(Trial trial, RunView run, Quality quality) {}
}
