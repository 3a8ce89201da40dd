/** Tests with real processes. */
@NullMarked
package dev.baito.local.servers;

import org.jspecify.annotations.NullMarked;
