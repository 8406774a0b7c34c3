/** The customer as it is now; personal fields are opened while answering. */
@NullMarked
package dev.hindsight.query.customer;

import org.jspecify.annotations.NullMarked;
