/** Infrastructure that is down: waiting it out, and saying so. */
@NullMarked
package dev.baito.sink.outage;

import org.jspecify.annotations.NullMarked;
