/** What replicas tell each other. */
@NullMarked
package dev.hindsight.kit.signal;

import org.jspecify.annotations.NullMarked;
