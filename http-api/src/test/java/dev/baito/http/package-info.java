/** Tests of the problem details. */
@NullMarked
package dev.baito.http;

import org.jspecify.annotations.NullMarked;
