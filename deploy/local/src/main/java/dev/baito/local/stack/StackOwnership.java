package dev.baito.local.stack;

import dev.baito.local.servers.ServerFolders;
import java.util.Optional;

/**
 * Who stops a stack: the owner holds the state folder's lock and stops the stack when the JVM ends.
 * Ctrl-C, SIGTERM and an ordinary end all come by here, perhaps at once: the first stops, the
 * others wait for it. Thread-safe.
 */
final class StackOwnership {
  private final ServerFolders folders;
  private final Runnable stopping;
  private final Thread hook;
  private Optional<StateFolder> lock;
  private boolean stopped;

  /**
   * @param lock the folder's lock, if the stack is owned from the start
   * @param stopping stops all processes
   */
  StackOwnership(ServerFolders folders, Optional<StateFolder> lock, Runnable stopping) {
    this.folders = folders;
    this.lock = lock;
    this.stopping = stopping;
    this.hook = new Thread(this::close, "stop the stack");
    if (lock.isPresent()) {
      Runtime.getRuntime().addShutdownHook(hook);
    }
  }

  /** Stops the stack if it is owned. */
  synchronized void close() {
    if (lock.isPresent()) {
      stop();
    }
  }

  /** Stops the stack, owned or not, once. */
  synchronized void stop() {
    if (stopped) {
      return;
    }
    if (lock.isEmpty()) {
      lock = Optional.of(StateFolder.lock(folders.state()));
    }
    try {
      stopping.run();
      stopped = true;
    } finally {
      release();
    }
  }

  /** Gives the stack up: nobody owns it. */
  synchronized void release() {
    lock.ifPresent(StateFolder::close);
    lock = Optional.empty();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, perhaps by this very hook: then it needs no removing.
    }
  }
}
