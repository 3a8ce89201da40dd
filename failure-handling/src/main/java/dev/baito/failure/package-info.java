/**
 * What becomes of what fails: classes of failures, waiting out outages, repeating, dead letters.
 * The one place where that is decided, for every service.
 */
@NullMarked
package dev.baito.failure;

import org.jspecify.annotations.NullMarked;
