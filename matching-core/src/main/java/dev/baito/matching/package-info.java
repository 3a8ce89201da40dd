/** Matching users with a catalogue generation: what goes in, the engine, what comes out. */
@NullMarked
package dev.baito.matching;

import org.jspecify.annotations.NullMarked;
