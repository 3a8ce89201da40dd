/** The best K of many. */
@NullMarked
package dev.baito.ranking;

import org.jspecify.annotations.NullMarked;
