@NullMarked
package dev.baito.encoding;

import org.jspecify.annotations.NullMarked;
