/** The past, from the topic to the answer. */
@NullMarked
package dev.hindsight.query.history;

import org.jspecify.annotations.NullMarked;
