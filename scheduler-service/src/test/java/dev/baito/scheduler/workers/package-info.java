/** Tests of what is passed on to workers. */
@NullMarked
package dev.baito.scheduler.workers;

import org.jspecify.annotations.NullMarked;
