/** The command line: <code>./hindsight up</code>, <code>status</code>, <code>down</code>. */
@NullMarked
package dev.hindsight.local;

import org.jspecify.annotations.NullMarked;
