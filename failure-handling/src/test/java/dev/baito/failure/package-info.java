@NullMarked
package dev.baito.failure;

import org.jspecify.annotations.NullMarked;
