/** One connection a worker, a limit on every wait, one transaction a batch. */
@NullMarked
package dev.hindsight.kit.database;

import org.jspecify.annotations.NullMarked;
