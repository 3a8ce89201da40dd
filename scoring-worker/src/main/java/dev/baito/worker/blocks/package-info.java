/** Job blocks through the tiers: memory, Redis, PostgreSQL. */
@NullMarked
package dev.baito.worker.blocks;

import org.jspecify.annotations.NullMarked;
