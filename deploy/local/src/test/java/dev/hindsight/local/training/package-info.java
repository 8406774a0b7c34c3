/** Tests of training. */
@NullMarked
package dev.hindsight.local.training;

import org.jspecify.annotations.NullMarked;
