/** Streaming import of cities, jobs, users and behaviours out of CSV files. */
@NullMarked
package dev.baito.scheduler.imports;

import org.jspecify.annotations.NullMarked;
