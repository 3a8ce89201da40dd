/** What a run is asked to do. */
@NullMarked
package dev.baito.run;

import org.jspecify.annotations.NullMarked;
