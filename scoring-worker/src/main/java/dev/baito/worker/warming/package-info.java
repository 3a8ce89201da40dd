/** What is loaded before a batch asks for it. */
@NullMarked
package dev.baito.worker.warming;

import org.jspecify.annotations.NullMarked;
