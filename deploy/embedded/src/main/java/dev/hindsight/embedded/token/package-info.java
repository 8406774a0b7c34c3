/** Tokens of callers, signed here: for the local stack, the tests and the benchmarks. */
@NullMarked
package dev.hindsight.embedded.token;

import org.jspecify.annotations.NullMarked;
