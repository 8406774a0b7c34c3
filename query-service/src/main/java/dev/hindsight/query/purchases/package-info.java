/** What a customer has ordered, read from the views of customers and of orders. */
@NullMarked
package dev.hindsight.query.purchases;

import org.jspecify.annotations.NullMarked;
