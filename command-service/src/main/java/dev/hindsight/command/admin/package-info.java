/** What operators see of the command side: health, metrics, the relay. */
@NullMarked
package dev.hindsight.command.admin;

import org.jspecify.annotations.NullMarked;
