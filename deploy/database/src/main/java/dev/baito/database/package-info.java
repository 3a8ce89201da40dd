/**
 * The database schema: its migrations, its version, and the gate that every service starts behind.
 */
@NullMarked
package dev.baito.database;

import org.jspecify.annotations.NullMarked;
