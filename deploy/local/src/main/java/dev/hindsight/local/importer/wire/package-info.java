/** Sends commands over one streamed request and hands out their answers. */
@NullMarked
package dev.hindsight.local.importer.wire;

import org.jspecify.annotations.NullMarked;
