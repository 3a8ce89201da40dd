/** Tests with real processes. */
@NullMarked
package dev.baito.local.stack;

import org.jspecify.annotations.NullMarked;
