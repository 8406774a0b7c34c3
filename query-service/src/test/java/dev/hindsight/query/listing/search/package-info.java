/** The search for listings over HTTP. */
@NullMarked
package dev.hindsight.query.listing.search;

import org.jspecify.annotations.NullMarked;
