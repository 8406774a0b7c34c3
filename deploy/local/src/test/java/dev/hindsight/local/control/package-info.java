@NullMarked
package dev.hindsight.local.control;

import org.jspecify.annotations.NullMarked;
