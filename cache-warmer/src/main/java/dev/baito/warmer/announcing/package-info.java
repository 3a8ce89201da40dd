/** Telling Kafka which generations can be read. */
@NullMarked
package dev.baito.warmer.announcing;

import org.jspecify.annotations.NullMarked;
