/** The fold of listings, and listings over HTTP. */
@NullMarked
package dev.hindsight.query.listing;

import org.jspecify.annotations.NullMarked;
