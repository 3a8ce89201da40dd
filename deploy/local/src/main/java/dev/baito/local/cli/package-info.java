/** The command line: what {@code ./baito} hands over to. */
@NullMarked
package dev.baito.local.cli;

import org.jspecify.annotations.NullMarked;
