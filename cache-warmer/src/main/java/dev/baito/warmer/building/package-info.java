/** Building the generations that are asked for, one at a time. */
@NullMarked
package dev.baito.warmer.building;

import org.jspecify.annotations.NullMarked;
