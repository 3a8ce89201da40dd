/** Why a job is, or is not, in a user's list, over HTTP. */
@NullMarked
package dev.baito.worker.explanations;

import org.jspecify.annotations.NullMarked;
