/** Building, without a stack. */
@NullMarked
package dev.baito.warmer.building;

import org.jspecify.annotations.NullMarked;
