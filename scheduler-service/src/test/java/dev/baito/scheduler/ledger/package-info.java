@NullMarked
package dev.baito.scheduler.ledger;

import org.jspecify.annotations.NullMarked;
