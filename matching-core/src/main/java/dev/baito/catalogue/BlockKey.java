package dev.baito.catalogue;

import java.util.UUID;

/**
 * Names a block in a cache that services share: no other layout, build or database has the same.
 *
 * @param buildId the build of the generation
 * @param blockNo its number in the generation, from 0
 */
public record BlockKey(UUID buildId, int blockNo) {

  /** Returns the key as text. */
  public String text() {
    return "baito:block:v" + JobBlock.LAYOUT_VERSION + ":" + buildId + ":" + blockNo;
  }
}
