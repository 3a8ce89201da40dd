/** The engine beside other ways of doing the same work, in alternation. */
@NullMarked
package dev.baito.benchmark;

import org.jspecify.annotations.NullMarked;
