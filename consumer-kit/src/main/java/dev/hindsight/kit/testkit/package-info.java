/** For tests of views: given events, then rows; and a topic that behaves like the relay's. */
@NullMarked
package dev.hindsight.kit.testkit;

import org.jspecify.annotations.NullMarked;
