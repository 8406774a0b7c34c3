/** What is tested of backup. */
@NullMarked
package dev.hindsight.command.backup;

import org.jspecify.annotations.NullMarked;
