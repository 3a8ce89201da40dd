/** Which jobs a user may get: the hard rules, as bit masks per job block. */
@NullMarked
package dev.baito.eligibility;

import org.jspecify.annotations.NullMarked;
