/** Access to PostgreSQL from threads that may wait. */
@NullMarked
package dev.baito.scheduler.database;

import org.jspecify.annotations.NullMarked;
