/** The log as its auditors read it: event by event, stream by stream, command by command. */
@NullMarked
package dev.hindsight.command.audit.http;

import org.jspecify.annotations.NullMarked;
