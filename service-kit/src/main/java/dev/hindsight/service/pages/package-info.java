/** What all services say of themselves in the same words. */
@NullMarked
package dev.hindsight.service.pages;

import org.jspecify.annotations.NullMarked;
