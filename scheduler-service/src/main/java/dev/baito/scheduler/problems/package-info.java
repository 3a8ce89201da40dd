/** What the HTTP server refuses before any resource sees it, as problem details. */
@NullMarked
package dev.baito.scheduler.problems;

import org.jspecify.annotations.NullMarked;
