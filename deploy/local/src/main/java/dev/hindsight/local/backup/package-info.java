/** {@code ./hindsight export} and {@code ./hindsight restore}. */
@NullMarked
package dev.hindsight.local.backup;

import org.jspecify.annotations.NullMarked;
