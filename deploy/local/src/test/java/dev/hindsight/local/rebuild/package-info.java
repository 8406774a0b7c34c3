@NullMarked
package dev.hindsight.local.rebuild;

import org.jspecify.annotations.NullMarked;
