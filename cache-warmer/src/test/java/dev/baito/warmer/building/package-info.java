/** Tests of building. */
@NullMarked
package dev.baito.warmer.building;

import org.jspecify.annotations.NullMarked;
