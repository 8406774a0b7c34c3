/** Tests of tokens and waiting. */
@NullMarked
package dev.hindsight.kit.freshness;

import org.jspecify.annotations.NullMarked;
