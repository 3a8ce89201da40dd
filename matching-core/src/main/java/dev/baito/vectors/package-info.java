/** Vectors of jobs and users, and the kernels that multiply them. */
@NullMarked
package dev.baito.vectors;

import org.jspecify.annotations.NullMarked;
