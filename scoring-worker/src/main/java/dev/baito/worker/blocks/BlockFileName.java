package dev.baito.worker.blocks;

import dev.baito.catalogue.JobBlock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Names a block's file, {@code v<layout>-<build>/<block>.block}. */
record BlockFileName(UUID buildId, int blockNo) {
  private static final String LAYOUT = "v" + JobBlock.LAYOUT_VERSION + "-";
  private static final String BLOCK = ".block";

  static BlockFileName of(BlockAddress address) {
    return new BlockFileName(address.buildId(), address.blockNo());
  }

  /** Reads a name; returns nothing for that of another layout, or of something else. */
  static Optional<BlockFileName> parse(String build, String file) {
    if (!build.startsWith(LAYOUT) || !file.endsWith(BLOCK)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new BlockFileName(
              UUID.fromString(build.substring(LAYOUT.length())),
              Integer.parseInt(file.substring(0, file.length() - BLOCK.length()))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the folder of its build. */
  Path folderIn(Path root) {
    return root.resolve(LAYOUT + buildId);
  }

  /** Returns where it lies. */
  Path in(Path root) {
    return folderIn(root).resolve(blockNo + BLOCK);
  }
}
