/** What is tested of personal. */
@NullMarked
package dev.hindsight.command.personal;

import org.jspecify.annotations.NullMarked;
