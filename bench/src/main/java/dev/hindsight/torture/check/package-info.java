/**
 * The judge: what was promised is looked for in what a run left behind. It knows the HTTP
 * interface, the tables and the topic, and nothing of the code that made them.
 */
@NullMarked
package dev.hindsight.torture.check;

import org.jspecify.annotations.NullMarked;
