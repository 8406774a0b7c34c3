package dev.hindsight.events.upcast;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** An upcaster for tests, made of its two types and one function. */
public record Step(String from, String to, UnaryOperator<ObjectNode> how) implements Upcaster {

  /** A step that changes nothing. */
  public static Step rename(String from, String to) {
    return new Step(from, to, json -> json);
  }

  @Override
  public ObjectNode lift(ObjectNode old) {
    return how.apply(old);
  }
}
