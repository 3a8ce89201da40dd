/** The performance log of a run. */
@NullMarked
package dev.baito.scheduler.report;

import org.jspecify.annotations.NullMarked;
