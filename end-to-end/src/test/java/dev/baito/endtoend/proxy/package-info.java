/** A TCP proxy that stands before a server and breaks its connections on demand. */
@NullMarked
package dev.baito.endtoend.proxy;

import org.jspecify.annotations.NullMarked;
