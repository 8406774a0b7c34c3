/** The command side: requests come in, are decided, and become events in the log and the topic. */
@NullMarked
package dev.hindsight.command;

import org.jspecify.annotations.NullMarked;
