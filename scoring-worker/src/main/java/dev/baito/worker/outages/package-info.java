/** What the infrastructure keeps from being done: telling it, waiting it out, showing it. */
@NullMarked
package dev.baito.worker.outages;

import org.jspecify.annotations.NullMarked;
