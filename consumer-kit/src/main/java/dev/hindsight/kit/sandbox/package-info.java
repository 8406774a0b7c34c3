/** Reading where the tables of a sandbox are, when a request asks for one. */
@NullMarked
package dev.hindsight.kit.sandbox;

import org.jspecify.annotations.NullMarked;
