@NullMarked
package dev.hindsight.bench.measure;

import org.jspecify.annotations.NullMarked;
