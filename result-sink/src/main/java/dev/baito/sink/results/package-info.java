/** What a group of match results changes, as plain data: no database, no clock. */
@NullMarked
package dev.baito.sink.results;

import org.jspecify.annotations.NullMarked;
