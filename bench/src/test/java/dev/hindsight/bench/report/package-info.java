@NullMarked
package dev.hindsight.bench.report;

import org.jspecify.annotations.NullMarked;
