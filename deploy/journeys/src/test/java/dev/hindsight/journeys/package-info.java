@NullMarked
package dev.hindsight.journeys;

import org.jspecify.annotations.NullMarked;
