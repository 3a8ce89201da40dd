/** Every error of the HTTP API as an RFC 9457 problem detail with a stable code. */
@NullMarked
package dev.baito.scheduler.problems;

import org.jspecify.annotations.NullMarked;
