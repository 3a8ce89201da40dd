/** Match results that cannot be applied, kept whole with the reason. */
@NullMarked
package dev.baito.sink.deadletters;

import org.jspecify.annotations.NullMarked;
