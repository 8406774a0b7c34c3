/** What a line of the service's own log says besides its text. */
@NullMarked
package dev.hindsight.service.log;

import org.jspecify.annotations.NullMarked;
