/** The door to listings. */
@NullMarked
package dev.hindsight.command.listing.http;

import org.jspecify.annotations.NullMarked;
