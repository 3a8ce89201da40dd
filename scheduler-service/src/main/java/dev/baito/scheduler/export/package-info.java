/** The lists of a run as a file. */
@NullMarked
package dev.baito.scheduler.export;

import org.jspecify.annotations.NullMarked;
