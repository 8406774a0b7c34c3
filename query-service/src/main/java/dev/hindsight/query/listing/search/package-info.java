/** Finds listings by text, brand, category, seller and price, sorted, page by page. */
@NullMarked
package dev.hindsight.query.listing.search;

import org.jspecify.annotations.NullMarked;
