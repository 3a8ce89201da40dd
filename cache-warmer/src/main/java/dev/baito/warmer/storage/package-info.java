/** Where generations are kept: PostgreSQL, which is the truth, and Redis, which is a cache. */
@NullMarked
package dev.baito.warmer.storage;

import org.jspecify.annotations.NullMarked;
