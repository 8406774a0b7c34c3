/** The command over stand-ins of services. */
@NullMarked
package dev.hindsight.local.parked;

import org.jspecify.annotations.NullMarked;
