/** What operators ask of followers and mails, with problems for answers where there is one. */
@NullMarked
package dev.hindsight.command.admin.http;

import org.jspecify.annotations.NullMarked;
