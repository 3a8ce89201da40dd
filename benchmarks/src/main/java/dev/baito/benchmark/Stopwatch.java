package dev.baito.benchmark;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Times work in this process. CPU time comes from the system's clock of the process: the JVM's own
 * counts hundredths of a second, too coarse for a thousandth of the jobs.
 */
@SuppressWarnings("restricted")
final class Stopwatch {
  private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
  private static final double NANOS = 1e9;
  private static final MethodHandle CLOCK_GETTIME =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  private Stopwatch() {}

  static Contender.Taken time(Runnable work) {
    double cpu = cpuSeconds();
    long start = System.nanoTime();
    work.run();
    long end = System.nanoTime();
    return new Contender.Taken((end - start) / NANOS, cpuSeconds() - cpu);
  }

  private static double cpuSeconds() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
      int failed = (int) CLOCK_GETTIME.invokeExact(CLOCK_PROCESS_CPUTIME_ID, time);
      if (failed != 0) {
        throw new IllegalStateException("no clock of the process: use Linux on x86-64");
      }
      return time.getAtIndex(ValueLayout.JAVA_LONG, 0)
          + time.getAtIndex(ValueLayout.JAVA_LONG, 1) / NANOS;
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
