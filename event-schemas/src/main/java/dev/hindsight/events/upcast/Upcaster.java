package dev.hindsight.events.upcast;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One step: lifts the JSON of an old type to the next one. Pure; never reads a clock or a store.
 */
public interface Upcaster {

  /** The old type, {@code hindsight.cart.item-added.v1}. */
  String from();

  /** The type that it becomes, {@code hindsight.cart.item-added.v2}; may be another name. */
  String to();

  /** The new JSON; may change and give back the old one. */
  ObjectNode lift(ObjectNode old);
}
