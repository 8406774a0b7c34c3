/** The fold of orders, and orders over HTTP. */
@NullMarked
package dev.hindsight.query.order;

import org.jspecify.annotations.NullMarked;
