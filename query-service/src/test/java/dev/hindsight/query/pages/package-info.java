@NullMarked
package dev.hindsight.query.pages;

import org.jspecify.annotations.NullMarked;
