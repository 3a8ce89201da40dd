package dev.baito.vectors;

/** Whether this JVM was started with the Vector API (JEP 508). */
final class VectorApi {
  private VectorApi() {}

  static boolean present() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
