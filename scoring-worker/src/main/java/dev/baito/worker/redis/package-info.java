/** The connection to Redis, which may be away at any time. */
@NullMarked
package dev.baito.worker.redis;

import org.jspecify.annotations.NullMarked;
