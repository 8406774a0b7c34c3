@NullMarked
package dev.hindsight.local.docs;

import org.jspecify.annotations.NullMarked;
