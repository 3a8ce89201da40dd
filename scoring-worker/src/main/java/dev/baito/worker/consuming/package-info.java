/** Taking user batches, a bounded number at a time, each until it is done or dead-lettered. */
@NullMarked
package dev.baito.worker.consuming;

import org.jspecify.annotations.NullMarked;
