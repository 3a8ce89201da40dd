/** Tests with real processes. */
@NullMarked
package dev.baito.local.process;

import org.jspecify.annotations.NullMarked;
