/** Child processes: pid files that survive their launcher, orderly stops, logs, ports. */
@NullMarked
package dev.baito.local.process;

import org.jspecify.annotations.NullMarked;
