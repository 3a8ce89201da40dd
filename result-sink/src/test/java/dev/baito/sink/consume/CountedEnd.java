package dev.baito.sink.consume;

import dev.baito.failure.ProcessEnd;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often the sink asks for its own end, and spares it. */
@ApplicationScoped
public class CountedEnd implements ProcessEnd {
  private final AtomicInteger asked = new AtomicInteger();

  @Override
  public void ask() {
    asked.incrementAndGet();
  }

  int asked() {
    return asked.get();
  }
}
