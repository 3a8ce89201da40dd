/** The newest list of each user. */
@NullMarked
package dev.baito.scheduler.recommendations;

import org.jspecify.annotations.NullMarked;
