/** Tests of one batch, one transaction. */
@NullMarked
package dev.hindsight.kit.projector;

import org.jspecify.annotations.NullMarked;
