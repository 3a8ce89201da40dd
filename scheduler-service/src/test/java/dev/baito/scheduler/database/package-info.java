/** Tests of how the scheduler asks PostgreSQL. */
@NullMarked
package dev.baito.scheduler.database;

import org.jspecify.annotations.NullMarked;
