@NullMarked
package dev.hindsight.bench.command;

import org.jspecify.annotations.NullMarked;
