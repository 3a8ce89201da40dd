/** What travels on Kafka: JSON messages with a version, and their CloudEvents headers. */
@NullMarked
package dev.baito.messages;

import org.jspecify.annotations.NullMarked;
