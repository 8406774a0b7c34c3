/** What is tested of the monitor. */
@NullMarked
package dev.hindsight.command.monitor;

import org.jspecify.annotations.NullMarked;
