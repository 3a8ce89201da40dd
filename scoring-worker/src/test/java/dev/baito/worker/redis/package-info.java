@NullMarked
package dev.baito.worker.redis;

import org.jspecify.annotations.NullMarked;
