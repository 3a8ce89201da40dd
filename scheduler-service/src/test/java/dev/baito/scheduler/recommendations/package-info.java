/** Tests of current lists. */
@NullMarked
package dev.baito.scheduler.recommendations;

import org.jspecify.annotations.NullMarked;
