package dev.baito.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.BaitoException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
  @TempDir Path folder;

  @Test
  void unpacking_cutShortIsDoneAgain() throws Exception {
    Binaries binaries = new Binaries(folder);
    Path cutShort = folder.resolve(binaries.postgresHome().getFileName() + ".partial/bin");
    Files.createDirectories(cutShort);
    Files.writeString(cutShort.resolve("postgres"), "half a prog");
    Files.writeString(folder.resolve(binaries.redisProgram().getFileName() + ".partial"), "half");

    binaries.unpackPostgres();
    binaries.unpackRedis();

    assertThat(binaries.postgresHome().resolve("bin/postgres")).isExecutable();
    assertThat(binaries.postgresHome().resolve("bin/postgres").toFile().length())
        .isGreaterThan(1 << 20);
    assertThat(binaries.redisProgram()).isExecutable();
    try (var entries = Files.list(folder)) {
      assertThat(entries.filter(entry -> entry.toString().endsWith(".partial"))).isEmpty();
    }
  }

  @Test
  void deleteTree_followsNoLinks() throws Exception {
    Path kept = Files.createDirectory(folder.resolve("kept"));
    Files.writeString(kept.resolve("file"), "content");
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), kept);
    Binaries.deleteTree(tree);
    Binaries.deleteTree(tree);
    assertThat(tree).doesNotExist();
    assertThat(kept.resolve("file")).exists();
  }

  @Test
  void platforms_areThoseWithBinariesOnTheClassPath() {
    for (String system : new String[] {"Linux", "Mac OS X"}) {
      for (String processor : new String[] {"amd64", "x86_64", "aarch64", "arm64"}) {
        Platform platform = Platform.of(system, processor);
        assertThat(getClass().getResource("/" + platform.postgres())).isNotNull();
        assertThat(getClass().getResource("/" + platform.redis())).isNotNull();
      }
    }
    assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
        .isInstanceOf(BaitoException.class)
        .hasMessageContaining("Windows 11 on amd64");
    assertThatThrownBy(() -> Platform.of("Linux", "riscv64")).isInstanceOf(BaitoException.class);
  }
}
