package dev.baito.local.cli;

import dev.baito.local.cli.SourceOptions.Source;
import dev.baito.local.client.RunRequest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code baito run} is to do.
 *
 * @param state the folder of its stack, emptied first
 * @param project the folder of the project
 * @param source where users and jobs come from
 * @param request what the run is asked to do
 * @param workers how many scoring workers
 * @param strict whether one bad row refuses the data
 * @param export where the lists go
 * @param report where the performance log goes
 * @param keep whether the stack stays up
 */
record RunPlan(
    Path state,
    Path project,
    Source source,
    RunRequest request,
    int workers,
    boolean strict,
    Optional<OutputFile> export,
    Optional<OutputFile> report,
    boolean keep) {}
