package dev.baito.benchmark.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.linalg.BLAS$;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Spark MLlib's best jobs of all users: a model of alternating least squares whose factors are the
 * vectors of the benchmark, asked for its recommendations. Answers commands of standard input, each
 * with one line that begins with "= ".
 */
public final class SparkPeer {
  private static final double NANOS = 1e9;

  private final Path folder;
  private final int dimension;
  private final int users;
  private final int topK;
  private final ALSModel model;

  private SparkPeer(
      SparkSession spark, Path folder, int dimension, int jobs, int users, int topK, int threads) {
    this.folder = folder;
    this.dimension = dimension;
    this.users = users;
    this.topK = topK;
    Dataset<Row> userFactors = factors(spark, "users.f32", users, threads);
    Dataset<Row> jobFactors = factors(spark, "jobs.f32", jobs, threads);
    model = new ALSModel("vectors", dimension, userFactors, jobFactors);
    model.setUserCol("user");
    model.setItemCol("job");
  }

  /**
   * Serves until its standard input ends.
   *
   * @param args the folder of the vectors, their dimension, how many are of jobs and how many of
   *     users, the length of a list, and threads
   */
  public static void main(String[] args) throws IOException {
    int threads = Integer.parseInt(args[5]);
    SparkSession spark =
        SparkSession.builder()
            .master("local[" + threads + "]")
            .appName("baito-bench")
            .config("spark.ui.enabled", false)
            .config("spark.log.level", "WARN")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.local.dir", args[0])
            .config("spark.sql.warehouse.dir", args[0])
            .config("spark.sql.shuffle.partitions", 2 * threads)
            .getOrCreate();
    SparkPeer peer =
        new SparkPeer(
            spark,
            Path.of(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]),
            Integer.parseInt(args[4]),
            threads);
    answer("%s, %s", spark.version(), BLAS$.MODULE$.javaBLAS().getClass().getSimpleName());
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String command; (command = commands.readLine()) != null; ) {
      if (command.equals("run")) {
        peer.run();
      } else if (command.startsWith("save ")) {
        peer.save(Integer.parseInt(command.substring("save ".length())));
      } else {
        throw new IllegalArgumentException("not a command: " + command);
      }
    }
    spark.stop();
  }

  /** Cached, as those of a model just trained are. */
  private Dataset<Row> factors(SparkSession spark, String file, int rows, int partitions) {
    String path = folder.resolve(file).toString();
    int components = dimension;
    Dataset<Row> factors =
        spark
            .range(0, rows, 1, partitions)
            .map(
                (MapFunction<Long, Factor>)
                    id -> new Factor(id.intValue(), read(path, id, components)),
                Encoders.bean(Factor.class))
            .select("id", "features")
            .cache();
    if (factors.count() != rows) {
      throw new IllegalStateException("not " + rows + " vectors in " + file);
    }
    return factors;
  }

  private static float[] read(String path, long row, int dimension) throws IOException {
    byte[] bytes = new byte[dimension * Float.BYTES];
    try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
      file.seek(row * bytes.length);
      file.readFully(bytes);
    }
    float[] vector = new float[dimension];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  private void run() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    model.recommendForAllUsers(topK).write().format("noop").mode("overwrite").save();
    long end = System.nanoTime();
    answer("%s %s", (end - start) / NANOS, (system.getProcessCpuTime() - cpu) / NANOS);
  }

  /** Writes the lists of the first users, as positions of jobs and their scores. */
  private void save(int count) throws IOException {
    int saved = Math.min(count, users);
    ByteBuffer ids = littleEndian(saved * topK * Long.BYTES);
    ByteBuffer scores = littleEndian(saved * topK * Float.BYTES);
    while (ids.hasRemaining()) {
      ids.putLong(-1);
    }
    Dataset<Row> first =
        model.userFactors().filter("id < " + saved).select("id").withColumnRenamed("id", "user");
    for (Row row : model.recommendForUserSubset(first, topK).collectAsList()) {
      int at = row.getInt(0) * topK;
      List<Row> best = row.getList(1);
      for (int rank = 0; rank < best.size(); rank++) {
        ids.putLong((at + rank) * Long.BYTES, best.get(rank).getInt(0));
        scores.putFloat((at + rank) * Float.BYTES, best.get(rank).getFloat(1));
      }
    }
    Files.write(folder.resolve("ids.i64"), ids.array());
    Files.write(folder.resolve("scores.f32"), scores.array());
    answer("%d", saved);
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void answer(String format, Object... values) {
    System.out.println("= " + String.format(format, values));
    System.out.flush();
  }
}
