package dev.baito.messages;

/** Anything that travels on Kafka as JSON. */
public sealed interface Message permits UserBatch, MatchResult, GenerationReady {
  /** Returns the message version; a build reads up to {@link MessageCodec#VERSION}. */
  int version();
}
