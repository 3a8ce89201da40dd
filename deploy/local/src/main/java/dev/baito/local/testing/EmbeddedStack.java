package dev.baito.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Real Kafka, PostgreSQL and Redis for tests: started once per test JVM in {@code
 * target/embedded-stack}, empty, with schema and topics in place; stopped when the JVM ends.
 *
 * <p>In Quarkus tests: {@code @QuarkusTestResource(EmbeddedStack.class)}, which sets the properties
 * by which services find the servers. In plain tests: {@link #properties()}.
 */
public final class EmbeddedStack implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return properties();
  }

  /** Leaves the servers to the next test class: they end with the JVM. */
  @Override
  public void stop() {
    // see above
  }

  /**
   * Returns {@code kafka.bootstrap.servers}, {@code quarkus.datasource.reactive.url}, {@code
   * quarkus.datasource.jdbc.url}, {@code quarkus.datasource.username}, {@code
   * quarkus.datasource.password} and {@code baito.redis.url}. Starts the servers at the first call.
   */
  @SuppressWarnings("unchecked") // the same method's declared type, seen through reflection
  public static Map<String, String> properties() {
    return (Map<String, String>) call("properties");
  }

  /** Returns one of {@link #properties()}, such as {@code quarkus.datasource.jdbc.url}. */
  public static String property(String name) {
    return Objects.requireNonNull(properties().get(name), name);
  }

  /** Stops one server, {@code postgres}, {@code redis} or {@code kafka}, to see who copes. */
  public static void stopServer(String name) {
    call("stop", name);
  }

  /** Starts a server that was stopped, on the same port, with what it had on disk. */
  public static void startServer(String name) {
    call("start", name);
  }

  /**
   * Quarkus loads test classes anew, in class loaders that it closes: what lives as long as the JVM
   * must come from the JVM's own.
   */
  private static Object call(String method, String... arguments) {
    Thread thread = Thread.currentThread();
    ClassLoader caller = thread.getContextClassLoader();
    // Kafka's client looks its own classes up through the thread.
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      Class<?>[] types = new Class<?>[arguments.length];
      Arrays.fill(types, String.class);
      return ClassLoader.getSystemClassLoader()
          .loadClass("dev.baito.local.testing.SharedServers")
          .getMethod(method, types)
          .invoke(null, (Object[]) arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the embedded servers: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("baito-local is not on the class path as usual", e);
    } finally {
      thread.setContextClassLoader(caller);
    }
  }
}
