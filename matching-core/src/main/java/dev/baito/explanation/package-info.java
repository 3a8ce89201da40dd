/** Why a job is, or is not, in a user's list. */
@NullMarked
package dev.baito.explanation;

import org.jspecify.annotations.NullMarked;
