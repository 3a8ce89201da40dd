/** The performance log of a run, completed with what only the launcher knows. */
@NullMarked
package dev.baito.local.report;

import org.jspecify.annotations.NullMarked;
