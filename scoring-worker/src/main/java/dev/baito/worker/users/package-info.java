/** What the engine needs to know of a batch's users, in one round trip. */
@NullMarked
package dev.baito.worker.users;

import org.jspecify.annotations.NullMarked;
