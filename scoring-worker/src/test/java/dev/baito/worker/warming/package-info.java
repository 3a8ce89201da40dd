/** Tests of what is loaded ahead. */
@NullMarked
package dev.baito.worker.warming;

import org.jspecify.annotations.NullMarked;
