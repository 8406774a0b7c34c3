/** What operators see. */
@NullMarked
package dev.hindsight.kit.admin;

import org.jspecify.annotations.NullMarked;
