/** The local stack: servers and services of one state folder, from start to stop. */
@NullMarked
package dev.baito.local.stack;

import org.jspecify.annotations.NullMarked;
