/** Replicas of a service tell each other of their commits, through their database. */
@NullMarked
package dev.hindsight.kit.signal;

import org.jspecify.annotations.NullMarked;
