/**
 * The result sink: applies match results to lists, outcomes and batch completion, effectively once.
 */
@NullMarked
package dev.baito.sink;

import org.jspecify.annotations.NullMarked;
