/** Writing rows to PostgreSQL with COPY in its binary format. */
@NullMarked
package dev.baito.scheduler.imports.copy;

import org.jspecify.annotations.NullMarked;
