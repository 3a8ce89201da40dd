/** The embedded servers as a test resource, one set per test JVM. */
@NullMarked
package dev.baito.local.testing;

import org.jspecify.annotations.NullMarked;
