@NullMarked
package dev.hindsight.local.consumer;

import org.jspecify.annotations.NullMarked;
