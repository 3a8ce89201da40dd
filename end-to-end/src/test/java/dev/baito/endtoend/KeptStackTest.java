package dev.baito.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.endtoend.Launcher.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code run --keep}, then {@code status}, {@code import} of good and bad files, {@code export}.
 */
class KeptStackTest {
  private static final String JOBS = "job_id,title,city_code,vector\n";
  private static final String CITIES = "city_code,latitude,longitude\nA,35,139\n";
  private static final String USERS = "user_id\n1\n2\n";
  private static final String GOOD_JOBS =
      JOBS + "1,cook,A," + vector(1, 0) + "\n2,\"driver,\nby night\",," + vector(0, 1) + "\n";

  @TempDir private static Path folder;

  private static Launcher launcher;
  private static Path good;
  private static int folders;

  @BeforeAll
  static void start() throws Exception {
    launcher = new Launcher(folder.resolve("state"));
    good = files("good", "jobs.csv", GOOD_JOBS.getBytes(UTF_8));
    Ended ended = launcher.run("run", "--data", good.toString(), "--top-k", "2", "--keep");
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    assertThat(launcher.run("down").code()).isZero();
    assertThat(launcher.run("status").out()).startsWith("Nothing is up");
  }

  private static String vector(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static Path files(String name, String jobsName, byte[] jobs) throws IOException {
    Path data = Files.createDirectories(folder.resolve(name));
    Files.writeString(data.resolve("cities.csv"), CITIES);
    Files.writeString(data.resolve("users.csv"), USERS);
    Files.write(data.resolve(jobsName), jobs);
    return data;
  }

  private static byte[] cutGzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(GOOD_JOBS.getBytes(UTF_8));
    }
    return Arrays.copyOf(packed.toByteArray(), packed.size() - 12);
  }

  private static byte[] garbage() {
    byte[] bytes = new byte[10_000];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private void assertNothingChanged() throws Exception {
    Ended again = launcher.run("import", "--data", good.toString(), "--strict", "--json");
    assertThat(again.code()).as(again.err()).isZero();
    for (JsonNode file : new ObjectMapper().readTree(again.out()).path("files")) {
      assertThat(file.path("unchanged").asInt())
          .as("%s", file)
          .isEqualTo(file.path("rows").asInt());
    }
  }

  @Test
  void status_showsEveryProcessAndTheRun() throws Exception {
    Ended ended = launcher.run("status", "--json");

    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode stack = new ObjectMapper().readTree(ended.out()).at("/stacks/0");
    assertThat(stack.path("processes"))
        .hasSize(7)
        .allSatisfy(process -> {
          assertThat(process.path("health").asText()).isEqualTo("up");
          assertThat(process.path("port").asInt()).isPositive();
          assertThat(ProcessHandle.of(process.path("pid").asLong())).isPresent();
        });
    assertThat(stack.at("/run/batches/planned").asInt()).isEqualTo(1);
    assertThat(stack.at("/run/batches/completed").asInt()).isEqualTo(1);
    assertThat(stack.at("/run/batches/dead").asInt()).isZero();
  }

  @Test
  void export_packedAndPlain_holdTheSame() throws Exception {
    Path plain = folder.resolve("lists.csv");
    Path packed = folder.resolve("lists.csv.gz");

    assertThat(launcher.run("export", plain.toString()).code()).isZero();
    assertThat(launcher.run("export", packed.toString()).code()).isZero();

    // No vector of their own and equal static scores: the smaller job_id comes first.
    assertThat(Files.readAllLines(plain))
        .hasSize(5)
        .startsWith("user_id,rank,job_id,score")
        .element(1)
        .asString()
        .startsWith("1,1,1,");
    try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(packed))) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(plain));
    }
  }

  private static List<List<Object>> unreadableFiles() throws IOException {
    return List.of(
        List.of("BAITO-IMP-002", "jobs.csv", new byte[0]),
        List.of("BAITO-IMP-003", "jobs.csv", garbage()),
        List.of("BAITO-IMP-003", "jobs.csv.gz", cutGzip()),
        List.of("BAITO-IMP-004", "jobs.csv", "job_id,name\n3,x\n".getBytes(UTF_8)));
  }

  @Test
  void unreadableFiles_areOneClearErrorEach_andChangeNothing() throws Exception {
    for (List<Object> kind : unreadableFiles()) {
      Path data = files("unreadable-" + ++folders, (String) kind.get(1), (byte[]) kind.get(2));
      // Either way: what cannot be read has no rows to leave out.
      Ended ended =
          launcher.run("import", "--data", data.toString(), "--strict=" + (folders % 2 == 0));

      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err().lines())
          .filteredOn(line -> !line.startsWith("import: loading"))
          .singleElement()
          .asString()
          .startsWith((String) kind.get(0));
    }
    assertNothingChanged();
  }

  private static final List<List<String>> BAD_ROWS =
      List.of(
          List.of("job_id", "three,cook,A,"),
          List.of("city_code", "3,cook,Nowhere,"),
          List.of("job_id", "1,cook again,A,"),
          List.of("title", "4,,A,"),
          List.of("vector", "5,cook,A,AAAAAA=="),
          List.of("vector", "6,cook,A," + vector(1, Float.NaN)));

  @Test
  void badRows_refuseAllWhenStrict_elseTheyAloneAreRejected() throws Exception {
    String rows = BAD_ROWS.stream().map(row -> row.get(1) + "\n").collect(joining());
    Path data = files("bad-rows", "jobs.csv", (GOOD_JOBS + rows).getBytes(UTF_8));
    Path rejects = folder.resolve("rejects.csv");

    Ended strict =
        launcher.run(
            "import", "--data", data.toString(), "--strict", "--rejects", rejects.toString());

    assertThat(strict.code()).isEqualTo(1);
    assertThat(strict.err().lines()).filteredOn(line -> line.startsWith("BAITO-")).hasSize(1);
    assertThat(strict.err()).contains("BAITO-IMP-005");
    assertRejected(rejects);
    assertNothingChanged();

    Ended lenient =
        launcher.run("import", "--data", data.toString(), "--rejects", rejects.toString());

    assertThat(lenient.code()).as(lenient.err()).isZero();
    assertThat(lenient.err()).contains("6 rows rejected");
    assertRejected(rejects);
    assertNothingChanged();
  }

  private static void assertRejected(Path rejects) throws IOException {
    List<String> lines = Files.readAllLines(rejects);
    assertThat(lines).hasSize(1 + BAD_ROWS.size()).startsWith("file,line,column,reason,row");
    for (int i = 0; i < BAD_ROWS.size(); i++) {
      // The driver's title holds a line break, so the first bad row starts on line 5.
      assertThat(lines.get(1 + i))
          .startsWith("jobs," + (5 + i) + "," + BAD_ROWS.get(i).get(0) + ",")
          .endsWith(BAD_ROWS.get(i).get(1) + "\"");
    }
  }
}
