/** Commands over HTTP, with the whole stack at work. */
@NullMarked
package dev.hindsight.bench.http;

import org.jspecify.annotations.NullMarked;
