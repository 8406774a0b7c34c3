/** Rules of the whole service, and figures over HTTP. */
@NullMarked
package dev.hindsight.analytics;

import org.jspecify.annotations.NullMarked;
