package dev.baito.local.cli;

import dev.baito.local.cli.SourceOptions.Source;
import dev.baito.local.client.RunRequest;
import java.util.Optional;

/**
 * What {@code baito run} is to do.
 *
 * @param stack the stack it runs on
 * @param source where users and jobs come from
 * @param request what the run is asked to do
 * @param strict whether one bad row refuses the data
 * @param export where the lists go
 * @param report where the performance log goes
 * @param keep whether the stack stays up
 */
record RunPlan(
    StackPlan stack,
    Source source,
    RunRequest request,
    boolean strict,
    Optional<OutputFile> export,
    Optional<OutputFile> report,
    boolean keep) {}
