/** Tests of source. */
@NullMarked
package dev.baito.warmer.source;

import org.jspecify.annotations.NullMarked;
