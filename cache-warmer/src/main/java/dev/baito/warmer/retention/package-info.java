/** Removing generations that nothing needs any more. */
@NullMarked
package dev.baito.warmer.retention;

import org.jspecify.annotations.NullMarked;
