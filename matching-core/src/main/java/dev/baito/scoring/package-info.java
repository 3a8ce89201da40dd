/** The static score of a job and the vector of a user. */
@NullMarked
package dev.baito.scoring;

import org.jspecify.annotations.NullMarked;
