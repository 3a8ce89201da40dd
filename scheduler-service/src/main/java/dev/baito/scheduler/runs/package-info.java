/** Runs: planned, driven to their end, followed, cancelled; and the run that starts by itself. */
@NullMarked
package dev.baito.scheduler.runs;

import org.jspecify.annotations.NullMarked;
