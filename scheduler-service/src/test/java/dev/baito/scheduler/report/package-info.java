/** Tests of the performance log. */
@NullMarked
package dev.baito.scheduler.report;

import org.jspecify.annotations.NullMarked;
