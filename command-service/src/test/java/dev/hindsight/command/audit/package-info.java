/** What is tested of audit. */
@NullMarked
package dev.hindsight.command.audit;

import org.jspecify.annotations.NullMarked;
