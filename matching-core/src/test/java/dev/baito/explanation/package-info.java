/** Tests of explanations. */
@NullMarked
package dev.baito.explanation;

import org.jspecify.annotations.NullMarked;
