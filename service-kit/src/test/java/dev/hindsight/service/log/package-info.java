@NullMarked
package dev.hindsight.service.log;

import org.jspecify.annotations.NullMarked;
