package dev.baito.endtoend.faults;

import static dev.baito.endtoend.faults.Processes.OTHER_WORKER;
import static dev.baito.endtoend.faults.Processes.POSTGRES;
import static dev.baito.endtoend.faults.Processes.WORKER;

import dev.baito.endtoend.proxy.Proxy;
import java.time.Duration;

/**
 * The workers' disk has job blocks wrong or has none, takes none, or cannot be read; or there is
 * nothing before a slow PostgreSQL. Redis is empty, so that it comes down to the disk, and both
 * workers start anew.
 */
enum BlockFileFault implements Fault {
  BLOCK_FILES_GONE(scene -> startWith(scene, BlockFolder::clear)),
  BLOCK_FILES_TRUNCATED(scene -> startWith(scene, BlockFolder::truncate)),
  BLOCK_FILES_GARBLED(scene -> startWith(scene, BlockFolder::garble)),
  BLOCK_FOLDER_FULL(scene -> startOn(scene, BlockFolder.Disk.FULL)),
  BLOCK_FOLDER_READ_ONLY(scene -> startOn(scene, BlockFolder.Disk.READ_ONLY)),
  BLOCKS_FROM_SLOW_POSTGRES(scene -> {
    Proxy postgres = scene.proxies().before(POSTGRES);
    postgres.delay(Duration.ofMillis(100));
    try {
      startWith(scene, BlockFolder::clear);
    } finally {
      postgres.heal();
    }
  });

  @SuppressWarnings("ImmutableEnumChecker") // it captures nothing
  private final Strike strike;

  BlockFileFault(Strike strike) {
    this.strike = strike;
  }

  @Override
  public void strike(Scene scene) throws Exception {
    strike.at(scene);
  }

  /** What is done to the files while no worker has them open. */
  @FunctionalInterface
  private interface Spoiling {
    void of(BlockFolder folder) throws Exception;
  }

  private static void startWith(Scene scene, Spoiling spoiling) throws Exception {
    scene.processes().end(WORKER, OTHER_WORKER);
    scene.redis().flush();
    spoiling.of(scene.blockFolder());
    scene.processes().restart(WORKER, OTHER_WORKER);
  }

  private static void startOn(Scene scene, BlockFolder.Disk disk) throws Exception {
    startWith(scene, folder -> folder.mount(disk));
    try {
      scene.whileItLasts();
      scene.processes().end(WORKER, OTHER_WORKER);
    } finally {
      scene.blockFolder().unmount();
    }
    scene.processes().restart(WORKER, OTHER_WORKER);
  }
}
