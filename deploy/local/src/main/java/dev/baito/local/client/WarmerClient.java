package dev.baito.local.client;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** The cache-warmer's HTTP API. Throws what {@link SchedulerClient} throws. Thread-safe. */
public final class WarmerClient implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final ServiceApi api;

  /** Creates a client of the cache-warmer at this address. */
  public WarmerClient(URI warmer) {
    api = new ServiceApi("cache-warmer", warmer);
  }

  /** Has it look at what Redis lacks, and write that. */
  public WarmView warm() {
    return WarmView.of(
        api.json(api.request("/warm", ANSWER).POST(BodyPublishers.noBody()).build()));
  }

  /** Returns how far it is. */
  public WarmView state() {
    return WarmView.of(api.json(api.request("/warm", ANSWER).build()));
  }

  @Override
  public void close() {
    api.close();
  }
}
