/** Tests of imports. */
@NullMarked
package dev.baito.scheduler.imports;

import org.jspecify.annotations.NullMarked;
