@NullMarked
package dev.hindsight.local;

import org.jspecify.annotations.NullMarked;
