/**
 * What all doors share: reading requests, answers, problems, many commands at once, the audit log.
 */
@NullMarked
package dev.hindsight.command.http;

import org.jspecify.annotations.NullMarked;
