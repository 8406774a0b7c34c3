/** Tokens of a provider, limits, and what is open, of a service that has little else. */
@NullMarked
package dev.hindsight.service.access;

import org.jspecify.annotations.NullMarked;
