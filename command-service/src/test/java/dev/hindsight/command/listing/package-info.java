/** What is tested of listing. */
@NullMarked
package dev.hindsight.command.listing;

import org.jspecify.annotations.NullMarked;
