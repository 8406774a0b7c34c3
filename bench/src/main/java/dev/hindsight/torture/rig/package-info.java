/** All parts of a stack as processes of their own, with something between any two that can fail. */
@NullMarked
package dev.hindsight.torture.rig;

import org.jspecify.annotations.NullMarked;
