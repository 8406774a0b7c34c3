/** The fold of accounts, and accounts over HTTP. */
@NullMarked
package dev.hindsight.query.account;

import org.jspecify.annotations.NullMarked;
