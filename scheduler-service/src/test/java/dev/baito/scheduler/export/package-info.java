/** Tests of exports. */
@NullMarked
package dev.baito.scheduler.export;

import org.jspecify.annotations.NullMarked;
