/** One step per old version of an event type, from JSON to JSON. */
@NullMarked
package dev.hindsight.events.upcast;

import org.jspecify.annotations.NullMarked;
