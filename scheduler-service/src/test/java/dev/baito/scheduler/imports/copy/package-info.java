/** Tests of imports. */
@NullMarked
package dev.baito.scheduler.imports.copy;

import org.jspecify.annotations.NullMarked;
