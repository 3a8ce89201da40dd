/** Match results and dead letters, each acknowledged by Kafka before anything else happens. */
@NullMarked
package dev.baito.worker.publishing;

import org.jspecify.annotations.NullMarked;
