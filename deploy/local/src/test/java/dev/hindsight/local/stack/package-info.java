@NullMarked
package dev.hindsight.local.stack;

import org.jspecify.annotations.NullMarked;
