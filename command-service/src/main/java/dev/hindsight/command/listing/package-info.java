/** The pure core of listings. */
@NullMarked
package dev.hindsight.command.listing;

import org.jspecify.annotations.NullMarked;
