/** Reading CSV files record by record, in constant memory, without losing a byte of a bad one. */
@NullMarked
package dev.baito.scheduler.imports.csv;

import org.jspecify.annotations.NullMarked;
