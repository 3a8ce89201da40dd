/** What a database and a Kafka cluster need before services start: the schema and the topics. */
@NullMarked
package dev.baito.local.provision;

import org.jspecify.annotations.NullMarked;
