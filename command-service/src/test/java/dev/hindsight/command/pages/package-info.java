@NullMarked
package dev.hindsight.command.pages;

import org.jspecify.annotations.NullMarked;
