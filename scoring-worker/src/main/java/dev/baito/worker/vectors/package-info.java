/** The vectors that lists are made with, as files that anyone can check lists with. */
@NullMarked
package dev.baito.worker.vectors;

import org.jspecify.annotations.NullMarked;
