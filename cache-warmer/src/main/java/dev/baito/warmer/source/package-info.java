/** Reading the catalogue source: one snapshot of PostgreSQL, streamed. */
@NullMarked
package dev.baito.warmer.source;

import org.jspecify.annotations.NullMarked;
