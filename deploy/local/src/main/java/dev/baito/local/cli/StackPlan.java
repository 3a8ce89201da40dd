package dev.baito.local.cli;

import java.nio.file.Path;

/**
 * The stack of a command's own.
 *
 * @param state its folder, emptied first
 * @param project the folder of the project
 * @param workers how many scoring workers
 */
record StackPlan(Path state, Path project, int workers) {}
