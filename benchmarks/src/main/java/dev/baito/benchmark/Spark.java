package dev.baito.benchmark;

import dev.baito.vectors.ScoringKernels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Spark MLlib's recommendations for all users, by a JVM of its own, where it has been built. */
final class Spark {
  private static final String MAIN = "dev.baito.benchmark.spark.SparkPeer";

  /** Packages of the JDK that Spark looks into. */
  private static final List<String> OPENED =
      List.of(
          "java.io",
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "jdk.internal.ref",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.util.calendar");

  private Spark() {}

  /** Starts it on as many threads as the engine has. */
  static Entry start(Work work, ScoringKernels kernels, int threads) {
    Path target = Path.of(System.getProperty("baito.home", "."), "benchmarks", "spark", "target");
    Path classPathFile = target.resolve("classpath");
    if (!Files.exists(classPathFile)) {
      return new Entry.Absent(
          "Spark is left out, it is not built: ./baito bench --peers=...,SPARK builds it");
    }
    var folder = new ScratchFolder();
    try {
      new WorkFiles(work).writeVectors(folder);
      String classPath = target.resolve("classes") + ":" + Files.readString(classPathFile);
      var program =
          new ChildProgram(
              command(work, folder, classPath, threads),
              folder.file("complaints"),
              Map.of("OPENBLAS_NUM_THREADS", "1"));
      String version = version(program);
      return new Entry.Ready(
          new ChildContender(
              "Spark recommendForAllUsers (" + version + ")",
              program,
              folder,
              new ListCheck(work, kernels)));
    } catch (IOException e) {
      folder.close();
      throw new UncheckedIOException("cannot read " + classPathFile, e);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static String version(ChildProgram program) {
    try {
      return program.answer();
    } catch (RuntimeException e) {
      program.close();
      throw e;
    }
  }

  private static List<String> command(
      Work work, ScratchFolder folder, String classPath, int threads) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx6g", "--add-modules=jdk.incubator.vector"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(List.of("-cp", classPath, MAIN, folder.path().toString()));
    command.add(Integer.toString(work.dimension()));
    command.add(Integer.toString(work.jobs()));
    command.add(Integer.toString(work.users().size()));
    command.add(Integer.toString(Work.TOP_K));
    command.add(Integer.toString(threads));
    return command;
  }
}
