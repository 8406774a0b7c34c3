/** One batch is one transaction: fold in memory, write set by set, move the checkpoints. */
@NullMarked
package dev.hindsight.kit.projector;

import org.jspecify.annotations.NullMarked;
