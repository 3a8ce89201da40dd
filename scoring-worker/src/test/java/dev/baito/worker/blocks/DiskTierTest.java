package dev.baito.worker.blocks;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.catalogue.JobBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTierTest {
  private static final UUID BUILD = new UUID(1, 2);
  private static final UUID OTHER = new UUID(3, 4);
  private static final int SIZE = 1_000;
  private static final Duration TTL = Duration.ofDays(2);

  @TempDir Path root;
  private final List<DiskTier> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(DiskTier::close);
  }

  private DiskTier tier(int maxBlocks) {
    var tier = new DiskTier(Optional.of(root), (long) maxBlocks * SIZE, TTL, 16);
    open.add(tier);
    return tier;
  }

  private static BlockAddress address(UUID build, int blockNo) {
    return new BlockAddress(1, build, blockNo);
  }

  private static byte[] payload(int blockNo) {
    byte[] bytes = new byte[SIZE];
    Arrays.fill(bytes, (byte) blockNo);
    return bytes;
  }

  private static void keep(DiskTier tier, UUID build, int... blocks) {
    for (int block : blocks) {
      tier.keep(address(build, block), payload(block));
      await().atMost(10, SECONDS).until(() -> tier.read(address(build, block)).isPresent());
    }
  }

  private Path file(UUID build, int blockNo) {
    return root.resolve("slot-0")
        .resolve("v" + JobBlock.LAYOUT_VERSION + "-" + build)
        .resolve(blockNo + ".block");
  }

  @Test
  void without_a_path_there_is_nothing_and_nothing_fails() {
    var tier = new DiskTier(Optional.empty(), SIZE, TTL, 1);
    open.add(tier);
    tier.keep(address(BUILD, 1), payload(1));
    assertThat(tier.read(address(BUILD, 1))).isEmpty();
    tier.drop(address(BUILD, 1));
    assertThat(tier.bytes()).isZero();
  }

  @Test
  void a_process_that_starts_anew_finds_what_its_predecessor_kept() {
    DiskTier before = tier(10);
    keep(before, BUILD, 1, 2);
    before.close();
    DiskTier after = tier(10);
    assertThat(after.read(address(BUILD, 1))).contains(payload(1));
    assertThat(after.read(address(BUILD, 2))).contains(payload(2));
    assertThat(after.read(address(OTHER, 2))).isEmpty();
    assertThat(after.bytes()).isEqualTo(2 * SIZE);
  }

  @Test
  void two_processes_share_a_folder_without_sharing_files() {
    keep(tier(10), BUILD, 1);
    DiskTier second = tier(10);
    assertThat(second.read(address(BUILD, 1))).isEmpty();
    keep(second, BUILD, 1);
    assertThat(root.resolve("slot-1")).isDirectory();
  }

  @Test
  void the_least_recently_used_make_room() {
    DiskTier tier = tier(3);
    keep(tier, BUILD, 1, 2, 3);
    assertThat(tier.read(address(BUILD, 1))).isPresent();
    keep(tier, BUILD, 4);
    assertThat(tier.read(address(BUILD, 2))).isEmpty();
    assertThat(tier.read(address(BUILD, 1))).isPresent();
    assertThat(tier.bytes()).isEqualTo(3 * SIZE);
    assertThat(tier.evictions()).isEqualTo(1);
    assertThat(file(BUILD, 2)).doesNotExist();
  }

  @Test
  void a_smaller_bound_holds_from_the_start() {
    DiskTier before = tier(10);
    keep(before, BUILD, 1, 2, 3);
    before.close();
    assertThat(tier(1).bytes()).isEqualTo(SIZE);
  }

  @Test
  void a_block_larger_than_the_bound_is_not_kept_and_drives_nothing_out() {
    DiskTier tier = tier(2);
    keep(tier, BUILD, 1);
    tier.keep(address(BUILD, 9), new byte[2 * SIZE + 1]);
    keep(tier, BUILD, 2); // written after it
    assertThat(tier.read(address(BUILD, 9))).isEmpty();
    assertThat(tier.read(address(BUILD, 1))).isPresent();
  }

  @Test
  void blocks_of_builds_that_are_gone_are_removed() {
    DiskTier tier = tier(10);
    keep(tier, BUILD, 1);
    keep(tier, OTHER, 1);
    tier.retain(Set.of(OTHER));
    assertThat(tier.read(address(BUILD, 1))).isEmpty();
    assertThat(file(BUILD, 1).getParent()).doesNotExist();
    assertThat(tier.read(address(OTHER, 1))).isPresent();
  }

  @Test
  void what_is_too_old_unfinished_or_of_another_layout_is_gone_after_a_start() throws IOException {
    DiskTier before = tier(10);
    keep(before, BUILD, 1, 2);
    before.close();
    Files.setLastModifiedTime(
        file(BUILD, 1),
        FileTime.from(
            Files.getLastModifiedTime(file(BUILD, 2)).toInstant().minus(TTL).minusSeconds(60)));
    Path unfinished = Files.write(file(BUILD, 2).resolveSibling("3.unfinished"), payload(3));
    Path otherLayout = Files.createDirectory(root.resolve("slot-0/v1-" + BUILD));
    Files.write(otherLayout.resolve("1.block"), payload(1));

    DiskTier after = tier(10);
    assertThat(after.read(address(BUILD, 1))).isEmpty();
    assertThat(after.read(address(BUILD, 2))).contains(payload(2));
    assertThat(unfinished).doesNotExist();
    assertThat(file(BUILD, 1)).doesNotExist();
    assertThat(otherLayout).doesNotExist();
  }

  @Test
  void a_file_that_was_cut_or_removed_is_a_miss_and_is_written_again() throws IOException {
    DiskTier tier = tier(10);
    keep(tier, BUILD, 1, 2);
    Files.write(file(BUILD, 1), new byte[10]);
    Files.delete(file(BUILD, 2));
    assertThat(tier.read(address(BUILD, 1))).isEmpty();
    assertThat(tier.read(address(BUILD, 2))).isEmpty();
    assertThat(tier.failures()).isEqualTo(1);
    keep(tier, BUILD, 1, 2);
    assertThat(tier.bytes()).isEqualTo(2 * SIZE);
  }

  @Test
  void a_dropped_block_is_gone_and_counted() {
    DiskTier tier = tier(10);
    keep(tier, BUILD, 1);
    tier.drop(address(BUILD, 1));
    assertThat(tier.read(address(BUILD, 1))).isEmpty();
    assertThat(file(BUILD, 1)).doesNotExist();
    assertThat(tier.failures()).isEqualTo(1);
    assertThat(tier.bytes()).isZero();
  }

  @Test
  void a_path_that_cannot_be_a_folder_leaves_the_tier_out() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    var tier = new DiskTier(Optional.of(file.resolve("below")), SIZE, TTL, 1);
    open.add(tier);
    tier.keep(address(BUILD, 1), payload(1));
    assertThat(tier.read(address(BUILD, 1))).isEmpty();
    assertThat(tier.isOpen()).isFalse();
    assertThat(tier.failures()).isEqualTo(1);
  }

  @Test
  void writes_that_fail_are_counted_and_reads_go_on() throws IOException {
    DiskTier tier = tier(10);
    keep(tier, BUILD, 1);
    Files.createFile(
        root.resolve(
            "slot-0/v" + JobBlock.LAYOUT_VERSION + "-" + OTHER)); // where a folder would have to be
    tier.keep(address(OTHER, 1), payload(1));
    await().atMost(10, SECONDS).until(() -> tier.failures() == 1);
    assertThat(tier.read(address(BUILD, 1))).isPresent();
    keep(tier, BUILD, 2);
  }
}
