package dev.baito.failure;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;

/** The end of a Quarkus application. Consumers leave their groups on the way. */
@DefaultBean
@ApplicationScoped
class QuarkusEnd implements ProcessEnd {
  private static final int FAILED = 1;

  @Override
  public void ask() {
    Quarkus.asyncExit(FAILED);
  }
}
