/** Tests of consuming. */
@NullMarked
package dev.baito.worker.consuming;

import org.jspecify.annotations.NullMarked;
