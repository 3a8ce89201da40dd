/** Places on the globe. */
@NullMarked
package dev.baito.place;

import org.jspecify.annotations.NullMarked;
