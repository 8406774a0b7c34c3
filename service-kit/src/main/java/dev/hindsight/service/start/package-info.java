/** How a service begins, and can be told to end meanwhile. */
@NullMarked
package dev.hindsight.service.start;

import org.jspecify.annotations.NullMarked;
