/** What orders brought in: paid less refunded. */
@NullMarked
package dev.hindsight.analytics.revenue;

import org.jspecify.annotations.NullMarked;
