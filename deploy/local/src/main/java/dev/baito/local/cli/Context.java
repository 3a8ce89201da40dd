package dev.baito.local.cli;

import java.nio.file.Path;

/**
 * What every command works with.
 *
 * @param console what people see
 * @param project the folder of the project, with its services
 */
record Context(Console console, Path project) {}
