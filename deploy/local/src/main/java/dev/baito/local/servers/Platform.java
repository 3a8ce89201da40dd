package dev.baito.local.servers;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.util.Locale;

/**
 * An operating system and processor that embedded servers exist for.
 *
 * @param postgres the resource with PostgreSQL's binaries
 * @param redis the resource that is Redis
 */
record Platform(String postgres, String redis) {
  private static final String REDIS = "redis-server-7.0.15-";

  /** Returns the platform this JVM runs on. */
  static Platform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  static Platform of(String system, String processor) {
    String os = system.toLowerCase(Locale.ROOT);
    boolean arm =
        switch (processor) {
          case "aarch64", "arm64" -> true;
          case "amd64", "x86_64" -> false;
          default -> throw unsupported(system, processor);
        };
    if (os.contains("linux")) {
      return arm
          ? new Platform("postgres-linux-arm_64.txz", REDIS + "linux-arm64")
          : new Platform("postgres-linux-x86_64.txz", REDIS + "linux-amd64");
    }
    if (os.contains("mac")) {
      return arm
          ? new Platform("postgres-darwin-arm_64.txz", REDIS + "darwin-arm64")
          : new Platform("postgres-darwin-x86_64.txz", REDIS + "darwin-amd64");
    }
    throw unsupported(system, processor);
  }

  private static BaitoException unsupported(String system, String processor) {
    return new BaitoException(
        ErrorCode.PLATFORM_UNSUPPORTED,
        "there are no embedded servers for "
            + system
            + " on "
            + processor
            + ": use Linux or macOS, x86-64 or arm64, or run the services against servers of your"
            + " own");
  }
}
