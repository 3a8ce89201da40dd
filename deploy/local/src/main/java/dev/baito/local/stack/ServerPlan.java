package dev.baito.local.stack;

import dev.baito.local.process.Ports;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Ports and passwords of a stack's servers: drawn once, then kept with their data.
 *
 * @param postgresPort PostgreSQL's port
 * @param postgresPassword its user's password
 * @param redisPort Redis' port
 * @param redisPassword its password
 * @param kafkaPort the broker's port
 * @param kafkaControllerPort the controller's port, which belongs to Kafka's data
 */
record ServerPlan(
    int postgresPort,
    String postgresPassword,
    int redisPort,
    String redisPassword,
    int kafkaPort,
    int kafkaControllerPort) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Draws a plan. */
  static ServerPlan draw() {
    return new ServerPlan(
        Ports.free(), password(), Ports.free(), password(), Ports.free(), Ports.free());
  }

  /** Returns this plan, with another port where something else listens now. */
  ServerPlan onFreePorts() {
    return new ServerPlan(
        Ports.freeOr(postgresPort),
        postgresPassword,
        Ports.freeOr(redisPort),
        redisPassword,
        Ports.freeOr(kafkaPort),
        Ports.freeOr(kafkaControllerPort));
  }

  /** Returns the plan as clients see it who are sent on a detour. */
  ServerPlan through(Detour detour) {
    return new ServerPlan(
        detour.port("postgres", postgresPort),
        postgresPassword,
        detour.port("redis", redisPort),
        redisPassword,
        detour.port("kafka", kafkaPort),
        kafkaControllerPort);
  }

  private static String password() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
