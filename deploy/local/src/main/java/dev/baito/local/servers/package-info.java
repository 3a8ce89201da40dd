/**
 * Real Kafka, PostgreSQL and Redis out of Maven artifacts, as child processes on the loopback
 * interface.
 */
@NullMarked
package dev.baito.local.servers;

import org.jspecify.annotations.NullMarked;
