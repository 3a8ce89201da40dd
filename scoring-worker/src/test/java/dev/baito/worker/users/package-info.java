/** Tests of users. */
@NullMarked
package dev.baito.worker.users;

import org.jspecify.annotations.NullMarked;
