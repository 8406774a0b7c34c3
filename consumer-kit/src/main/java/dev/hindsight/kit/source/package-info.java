/** Where events come from: the topic, its settings, the live feed. */
@NullMarked
package dev.hindsight.kit.source;

import org.jspecify.annotations.NullMarked;
