@NullMarked
package dev.hindsight.torture.check;

import org.jspecify.annotations.NullMarked;
