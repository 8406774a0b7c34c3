/** The pages that describe the whole stack: its interface over HTTP, and its topic. */
@NullMarked
package dev.hindsight.local.docs;

import org.jspecify.annotations.NullMarked;
