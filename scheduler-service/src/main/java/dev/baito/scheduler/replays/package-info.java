/** Putting dead letters back: jobs in PostgreSQL that are asked for, driven, and called off. */
@NullMarked
package dev.baito.scheduler.replays;

import org.jspecify.annotations.NullMarked;
