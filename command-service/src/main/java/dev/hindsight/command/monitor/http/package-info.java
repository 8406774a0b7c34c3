/** {@code GET /commands/{id}}: once as JSON, or as server-sent events until all have it. */
@NullMarked
package dev.hindsight.command.monitor.http;

import org.jspecify.annotations.NullMarked;
