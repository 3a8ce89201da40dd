/** Work that goes on by itself, round after round, for as long as the service lives. */
@NullMarked
package dev.baito.scheduler.rounds;

import org.jspecify.annotations.NullMarked;
