/** The account as it is now. */
@NullMarked
package dev.hindsight.query.account;

import org.jspecify.annotations.NullMarked;
