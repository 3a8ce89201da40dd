@NullMarked
package dev.baito.scheduler.replays;

import org.jspecify.annotations.NullMarked;
