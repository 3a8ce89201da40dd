/** The scheduler's HTTP API, seen from the command line. */
@NullMarked
package dev.baito.local.client;

import org.jspecify.annotations.NullMarked;
