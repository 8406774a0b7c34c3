/** The fold of customers, and customers over HTTP. */
@NullMarked
package dev.hindsight.query.customer;

import org.jspecify.annotations.NullMarked;
