/** What all doors share: problems and the admin resource. */
@NullMarked
package dev.hindsight.kit.http;

import org.jspecify.annotations.NullMarked;
