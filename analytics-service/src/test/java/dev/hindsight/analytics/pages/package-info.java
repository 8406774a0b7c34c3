@NullMarked
package dev.hindsight.analytics.pages;

import org.jspecify.annotations.NullMarked;
