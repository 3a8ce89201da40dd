/**
 * The whole product, packaged services as processes on real servers, held against the reference.
 */
@NullMarked
package dev.baito.endtoend;

import org.jspecify.annotations.NullMarked;
