/** What becomes of the bodies of requests that nobody reads. */
@NullMarked
package dev.hindsight.service.body;

import org.jspecify.annotations.NullMarked;
