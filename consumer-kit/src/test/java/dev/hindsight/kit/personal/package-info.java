/** Customers' keys: how long they are held, and that nothing personal is left of the erased. */
@NullMarked
package dev.hindsight.kit.personal;

import org.jspecify.annotations.NullMarked;
