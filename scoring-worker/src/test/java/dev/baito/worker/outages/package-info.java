/** Tests of outages. */
@NullMarked
package dev.baito.worker.outages;

import org.jspecify.annotations.NullMarked;
