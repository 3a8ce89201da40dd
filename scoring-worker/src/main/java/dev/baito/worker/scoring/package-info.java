/** The engine's host: a fixed pool, bounded working sets, users that cannot be scored. */
@NullMarked
package dev.baito.worker.scoring;

import org.jspecify.annotations.NullMarked;
