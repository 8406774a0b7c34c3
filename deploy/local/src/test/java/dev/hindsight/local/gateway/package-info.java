@NullMarked
package dev.hindsight.local.gateway;

import org.jspecify.annotations.NullMarked;
