@NullMarked
package dev.hindsight.local.audit;

import org.jspecify.annotations.NullMarked;
