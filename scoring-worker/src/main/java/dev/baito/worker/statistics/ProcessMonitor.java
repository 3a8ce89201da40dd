package dev.baito.worker.statistics;

import com.sun.management.OperatingSystemMXBean;
import dev.baito.messages.BatchStatistics.ProcessState;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at this process. Thread-safe. */
@ApplicationScoped
public class ProcessMonitor {
  private static final double MEGABYTE = 1 << 20;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final AtomicLong gcMsSeen = new AtomicLong();
  private final Pool pool;

  ProcessMonitor(Pool pool) {
    this.pool = pool;
  }

  /** Returns the state of this process; pauses are counted since the last call. */
  public ProcessState look() {
    long gcMs =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum();
    return new ProcessState(
        Math.max(0, system.getProcessCpuLoad()),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE,
        Math.max(0, gcMs - gcMsSeen.getAndAccumulate(gcMs, Math::max)),
        pool.size());
  }
}
