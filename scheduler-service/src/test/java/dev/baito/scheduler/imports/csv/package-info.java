/** Tests of imports. */
@NullMarked
package dev.baito.scheduler.imports.csv;

import org.jspecify.annotations.NullMarked;
