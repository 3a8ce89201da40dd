/** Users: what they want and what they did. */
@NullMarked
package dev.baito.user;

import org.jspecify.annotations.NullMarked;
