package dev.baito.local.stack;

import dev.baito.local.provision.TopicSettings;
import java.util.Map;

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
    TopicSettings topics) {
  static ServerSettings of(Map<String, String> settings) {
    return new ServerSettings(
        LocalSetting.REDIS_MAX_MEMORY.text(settings),
        LocalSetting.KAFKA_HEAP.text(settings),
        LocalSetting.POSTGRES_SHARED_BUFFERS.text(settings),
        LocalSetting.EPHEMERAL.flag(settings),
        topics(settings));
  }

  private static TopicSettings topics(Map<String, String> settings) {
    return new TopicSettings(
        LocalSetting.TOPIC_PARTITIONS.count(settings),
        (short) 1, // one broker
        LocalSetting.TOPIC_RETENTION.duration(settings),
        LocalSetting.TOPIC_DEAD_LETTER_RETENTION.duration(settings));
  }
}
