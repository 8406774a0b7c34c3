/** The build checks of the contract: schemas, golden samples, and the list of what is published. */
@NullMarked
package dev.hindsight.events.contract;

import org.jspecify.annotations.NullMarked;
