/** Problems as readers hear of them. */
@NullMarked
package dev.hindsight.kit.http;

import org.jspecify.annotations.NullMarked;
