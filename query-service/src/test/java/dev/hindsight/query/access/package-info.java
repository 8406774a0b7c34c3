/** Who may do what, asked of every endpoint. */
@NullMarked
package dev.hindsight.query.access;

import org.jspecify.annotations.NullMarked;
