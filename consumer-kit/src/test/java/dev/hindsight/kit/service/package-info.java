/** The kit inside a Quarkus service. */
@NullMarked
package dev.hindsight.kit.service;

import org.jspecify.annotations.NullMarked;
