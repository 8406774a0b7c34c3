@NullMarked
package dev.hindsight.embedded;

import org.jspecify.annotations.NullMarked;
