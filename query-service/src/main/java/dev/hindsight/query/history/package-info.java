/** Every event of every entity, and from them any of its past states. */
@NullMarked
package dev.hindsight.query.history;

import org.jspecify.annotations.NullMarked;
