/** What may break while runs are under way, and the suite that breaks it. */
@NullMarked
package dev.baito.endtoend.faults;

import org.jspecify.annotations.NullMarked;
