/** Customers' fields: stored sealed, opened while answering. */
@NullMarked
package dev.hindsight.kit.personal;

import org.jspecify.annotations.NullMarked;
