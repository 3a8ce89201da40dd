@NullMarked
package dev.baito.database;

import org.jspecify.annotations.NullMarked;
