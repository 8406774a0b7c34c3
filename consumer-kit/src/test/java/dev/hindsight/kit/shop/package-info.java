/** Two views of the shop that the kit is tested with, and events for them. */
@NullMarked
package dev.hindsight.kit.shop;

import org.jspecify.annotations.NullMarked;
