/** What a view is written with: a named, versioned, pure fold of entities into rows. */
@NullMarked
package dev.hindsight.kit.projection;

import org.jspecify.annotations.NullMarked;
