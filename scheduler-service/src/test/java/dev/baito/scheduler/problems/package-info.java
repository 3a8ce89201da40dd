/** Tests of the problem details. */
@NullMarked
package dev.baito.scheduler.problems;

import org.jspecify.annotations.NullMarked;
