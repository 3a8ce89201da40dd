package dev.baito.local.stack;

import dev.baito.local.provision.TopicSettings;

/**
 * Sizes of a stack's servers.
 *
 * @param redisMaxMemory bound of Redis' data, such as {@code 512mb}
 * @param kafkaHeap Kafka's largest heap, such as {@code 384m}
 * @param sharedBuffers PostgreSQL's page cache, such as {@code 256MB}
 * @param ephemeral whether the data may be lost when the machine fails; faster
 * @param topics how topics are made
 */
record ServerSettings(
    String redisMaxMemory,
    String kafkaHeap,
    String sharedBuffers,
    boolean ephemeral,
    TopicSettings topics) {}
