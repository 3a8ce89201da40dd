/** Baito: every user's best jobs, exactly, on time, always. */
@NullMarked
package dev.baito;

import org.jspecify.annotations.NullMarked;
