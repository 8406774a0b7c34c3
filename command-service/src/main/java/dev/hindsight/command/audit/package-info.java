/** How events of the log are told outside of the topic: each as a CloudEvent in JSON. */
@NullMarked
package dev.hindsight.command.audit;

import org.jspecify.annotations.NullMarked;
