/**
 * The form of an export: lines of JSON between a header and a manifest, held together by hashes.
 */
@NullMarked
package dev.hindsight.events.backup;

import org.jspecify.annotations.NullMarked;
