/** Tests of runs. */
@NullMarked
package dev.baito.scheduler.runs;

import org.jspecify.annotations.NullMarked;
