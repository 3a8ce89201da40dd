package dev.baito.benchmark;

import dev.baito.vectors.ScoringKernels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Faiss's exact search, by a Python program, where Python and Faiss are installed. */
final class Faiss {
  private static final String SCRIPT = "faiss_peer.py";
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");
  private static final long LONGEST_PROBE_SECONDS = 60;
  private static final String HOW_TO_GET =
      "install it (Debian: apt-get install python3-faiss libopenblas0-pthread)";

  private Faiss() {}

  /**
   * Starts it.
   *
   * @param everyJob whether it is to search without masks
   */
  static Entry start(Work work, ScoringKernels kernels, boolean everyJob, int threads) {
    Optional<String> python = PYTHONS.stream().filter(Faiss::hasFaiss).findFirst();
    if (python.isEmpty()) {
      return new Entry.Absent("Faiss is left out, no Python here has it: " + HOW_TO_GET);
    }
    var folder = new ScratchFolder();
    try {
      var files = new WorkFiles(work);
      files.writeVectors(folder);
      int maskBytes = everyJob ? 0 : files.writeMasks(folder);
      return start(python.get(), work, folder, maskBytes, threads, new ListCheck(work, kernels));
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static Entry start(
      String python, Work work, ScratchFolder folder, int maskBytes, int threads, ListCheck check) {
    copyScript(folder);
    var program =
        new ChildProgram(
            List.of(
                python,
                folder.file(SCRIPT).toString(),
                folder.path().toString(),
                Integer.toString(work.dimension()),
                Integer.toString(work.jobs()),
                Integer.toString(work.users().size()),
                Integer.toString(Work.TOP_K),
                Integer.toString(threads),
                Integer.toString(maskBytes)),
            folder.file("complaints"),
            Map.of("OPENBLAS_NUM_THREADS", Integer.toString(threads)));
    String version;
    try {
      version = program.answer();
    } catch (RuntimeException e) {
      program.close();
      throw e;
    }
    var contender =
        new ChildContender("Faiss IndexFlatIP (" + version + ")", program, folder, check);
    if (version.contains("reference")) {
      contender.close();
      // It would be many times slower than it can be, which says nothing of Faiss.
      return new Entry.Absent("Faiss is left out, it has only a slow BLAS here: " + HOW_TO_GET);
    }
    return new Entry.Ready(contender);
  }

  private static boolean hasFaiss(String python) {
    try {
      Process probe =
          new ProcessBuilder(python, "-c", "import faiss, numpy")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!probe.waitFor(LONGEST_PROBE_SECONDS, TimeUnit.SECONDS)) {
        probe.destroyForcibly();
        return false;
      }
      return probe.exitValue() == 0;
    } catch (IOException _) {
      return false; // there is no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void copyScript(ScratchFolder folder) {
    try (InputStream script = Objects.requireNonNull(Faiss.class.getResourceAsStream(SCRIPT))) {
      Files.copy(script, folder.file(SCRIPT));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.file(SCRIPT), e);
    }
  }
}
