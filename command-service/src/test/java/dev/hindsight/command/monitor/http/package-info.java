/** What is tested of those who watch commands. */
@NullMarked
package dev.hindsight.command.monitor.http;

import org.jspecify.annotations.NullMarked;
