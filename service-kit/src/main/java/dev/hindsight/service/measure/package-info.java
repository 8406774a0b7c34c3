/** How what the framework measures is told to Prometheus. */
@NullMarked
package dev.hindsight.service.measure;

import org.jspecify.annotations.NullMarked;
