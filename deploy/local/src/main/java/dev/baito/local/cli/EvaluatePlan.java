package dev.baito.local.cli;

import dev.baito.local.client.DataSet;
import dev.baito.local.evaluate.HeldOut;
import java.time.Instant;
import java.util.List;

/**
 * What {@code baito evaluate} is to do.
 *
 * @param stack the stack it works on
 * @param data what to import
 * @param strict whether one bad row refuses the data
 * @param heldOut the pairs to look for
 * @param asOf the instant of all runs
 * @param trials the runs to make
 */
record EvaluatePlan(
    StackPlan stack,
    DataSet data,
    boolean strict,
    HeldOut heldOut,
    Instant asOf,
    List<Trial> trials) {
  /** Copies the list. */
  EvaluatePlan {
    trials = List.copyOf(trials);
  }
}
