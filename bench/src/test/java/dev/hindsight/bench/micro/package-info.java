@NullMarked
package dev.hindsight.bench.micro;

import org.jspecify.annotations.NullMarked;
