@NullMarked
package dev.hindsight.{package};

import org.jspecify.annotations.NullMarked;
