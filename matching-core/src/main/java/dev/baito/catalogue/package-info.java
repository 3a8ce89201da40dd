/** Catalogue generations. */
@NullMarked
package dev.baito.catalogue;

import org.jspecify.annotations.NullMarked;
