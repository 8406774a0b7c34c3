/** In which order the service ends what it has begun. */
@NullMarked
package dev.hindsight.command.lifecycle;

import org.jspecify.annotations.NullMarked;
