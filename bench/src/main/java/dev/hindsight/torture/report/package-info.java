/** What scenarios came to, kept for those who were not there. */
@NullMarked
package dev.hindsight.torture.report;

import org.jspecify.annotations.NullMarked;
