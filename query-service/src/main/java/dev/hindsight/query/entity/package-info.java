/** What all views of one entity share: the row's version, the answer, its ETag. */
@NullMarked
package dev.hindsight.query.entity;

import org.jspecify.annotations.NullMarked;
