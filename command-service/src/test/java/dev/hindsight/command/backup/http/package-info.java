/** What is tested of backup.http. */
@NullMarked
package dev.hindsight.command.backup.http;

import org.jspecify.annotations.NullMarked;
