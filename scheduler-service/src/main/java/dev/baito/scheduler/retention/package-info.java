/** How long things are kept, and the daily clean-up of what is older. */
@NullMarked
package dev.baito.scheduler.retention;

import org.jspecify.annotations.NullMarked;
