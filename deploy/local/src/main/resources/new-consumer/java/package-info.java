/** How many pieces lie in each cart: the view that {name} began with. */
@NullMarked
package dev.hindsight.{package};

import org.jspecify.annotations.NullMarked;
