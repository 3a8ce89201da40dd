/** Tests of the connection to Redis. */
@NullMarked
package dev.baito.worker.redis;

import org.jspecify.annotations.NullMarked;
