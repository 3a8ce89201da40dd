/**
 * How good lists are: held-out pairs, what is measured on them, and baselines to compare with.
 * Plain Java; only {@link BoardReader} asks a database.
 */
@NullMarked
package dev.baito.local.evaluate;

import org.jspecify.annotations.NullMarked;
