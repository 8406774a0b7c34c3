@NullMarked
package dev.hindsight.bench.http;

import org.jspecify.annotations.NullMarked;
