package dev.baito.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static final int HELD = 500;

  /** Takes ports, prints them, and keeps them until its input ends. */
  static final class Holder {
    private Holder() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException {
      IntStream.range(0, HELD).map(i -> Ports.free()).forEach(System.out::println);
      while (System.in.read() >= 0) {
        // not ended yet
      }
    }
  }

  @Test
  void ports_thatAnotherLauncherHasGivenOut_areNotGivenOutHere() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Set<Integer> others = new HashSet<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8))) {
      for (int i = 0; i < HELD; i++) {
        others.add(Integer.parseInt(lines.readLine()));
      }
      assertThat(others).hasSize(HELD);

      // Of so many some would be among the other's by chance.
      Set<Integer> ours = new HashSet<>();
      for (int i = 0; i < 1_000; i++) {
        ours.add(Ports.free());
      }
      assertThat(ours).hasSize(1_000).doesNotContainAnyElementsOf(others);
      assertThat(others).allSatisfy(taken -> assertThat(Ports.freeOr(taken)).isNotEqualTo(taken));
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void wantedPort_isGivenAgainAndAgain_unlessSomethingListensOnIt() throws IOException {
    int wanted = Ports.free();
    assertThat(Ports.freeOr(wanted)).isEqualTo(wanted);
    assertThat(Ports.freeOr(wanted)).isEqualTo(wanted);
    try (var listener = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      assertThat(listener.isBound()).isTrue();
      assertThat(Ports.freeOr(wanted)).isNotEqualTo(wanted);
    }
  }
}
