@NullMarked
package dev.hindsight.service.trace;

import org.jspecify.annotations.NullMarked;
