/** Salaries, compared exactly as hourly equivalents. */
@NullMarked
package dev.baito.wage;

import org.jspecify.annotations.NullMarked;
