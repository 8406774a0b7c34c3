/** What a view says about itself. */
@NullMarked
package dev.hindsight.kit.projection;

import org.jspecify.annotations.NullMarked;
