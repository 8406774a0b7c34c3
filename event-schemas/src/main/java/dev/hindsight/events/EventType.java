package dev.hindsight.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The published name and version of an event: {@code hindsight.<kind>.<what happened>.v<n>}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
  /** For example {@code hindsight.cart.item-added.v1}. */
  String value();
}
