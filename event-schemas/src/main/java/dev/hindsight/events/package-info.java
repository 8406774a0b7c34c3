/** The language that all services share: every event, its envelope, and how both travel. */
@NullMarked
package dev.hindsight.events;

import org.jspecify.annotations.NullMarked;
