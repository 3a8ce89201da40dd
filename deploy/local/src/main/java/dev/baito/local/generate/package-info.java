/** Data sets made from a seed: users and jobs in real Japanese municipalities. */
@NullMarked
package dev.baito.local.generate;

import org.jspecify.annotations.NullMarked;
