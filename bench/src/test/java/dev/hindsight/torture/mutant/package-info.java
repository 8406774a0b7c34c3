@NullMarked
package dev.hindsight.torture.mutant;

import org.jspecify.annotations.NullMarked;
