/** Tests of publishing. */
@NullMarked
package dev.baito.scheduler.outbox;

import org.jspecify.annotations.NullMarked;
