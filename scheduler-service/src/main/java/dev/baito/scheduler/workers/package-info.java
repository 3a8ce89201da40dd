/** What only scoring workers can answer, since they own the engine: asked of one, and passed on. */
@NullMarked
package dev.baito.scheduler.workers;

import org.jspecify.annotations.NullMarked;
