/** {@code ./hindsight verify}: whether the log is whole, unchanged, and equal in the topic. */
@NullMarked
package dev.hindsight.local.audit;

import org.jspecify.annotations.NullMarked;
