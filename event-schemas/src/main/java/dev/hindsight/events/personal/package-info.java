/** Personal fields: encrypted in every event, readable only with the key of their customer. */
@NullMarked
package dev.hindsight.events.personal;

import org.jspecify.annotations.NullMarked;
