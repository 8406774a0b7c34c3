/** The listing as it is now, and pages of listings. */
@NullMarked
package dev.hindsight.query.listing;

import org.jspecify.annotations.NullMarked;
