/** The scoring worker: takes user batches and publishes what the engine finds for their users. */
@NullMarked
package dev.baito.worker;

import org.jspecify.annotations.NullMarked;
