/** Tests of the clean-up. */
@NullMarked
package dev.baito.scheduler.retention;

import org.jspecify.annotations.NullMarked;
