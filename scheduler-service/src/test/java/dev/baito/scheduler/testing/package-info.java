/** What tests of the scheduler share: the parts of its neighbours, played by hand. */
@NullMarked
package dev.baito.scheduler.testing;

import org.jspecify.annotations.NullMarked;
