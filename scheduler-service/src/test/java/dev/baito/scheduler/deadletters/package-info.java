/** Tests of dead letters. */
@NullMarked
package dev.baito.scheduler.deadletters;

import org.jspecify.annotations.NullMarked;
