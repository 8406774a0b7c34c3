/** Tests of what plays schedules. */
@NullMarked
package dev.hindsight.schedule;

import org.jspecify.annotations.NullMarked;
