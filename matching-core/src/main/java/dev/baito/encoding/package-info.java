/** The built-in encoder: vectors of jobs and users from words and places. */
@NullMarked
package dev.baito.encoding;

import org.jspecify.annotations.NullMarked;
