package dev.hindsight.events.upcast;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Version 2 names the stream of the e-mail address; version 1 did not know it. */
final class CustomerRegisteredV1 implements Upcaster {

  @Override
  public String from() {
    return "hindsight.customer.registered.v1";
  }

  @Override
  public String to() {
    return "hindsight.customer.registered.v2";
  }

  @Override
  public ObjectNode lift(ObjectNode old) {
    return old;
  }
}
