package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import java.util.HashMap;

/** With a customer's erasure its key is gone, and never before. */
final class ErasedIsGone implements Check {

  private static final String ERASED = "hindsight.customer.erased.v1";

  @Override
  public String promise() {
    return "a customer has a key until it is erased, and none from then on";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var erased = new HashMap<String, Boolean>();
    for (var event : evidence.log()) {
      if (event.kind().equals("customer")) {
        erased.merge(event.entity().toString(), event.type().equals(ERASED), Boolean::logicalOr);
      }
    }
    for (var key : evidence.keys()) {
      if (erased.getOrDefault(key.toString(), false)) {
        places.add("the key of %s is there", key);
      }
      erased.put(key.toString(), true);
    }
    erased.forEach((customer, isDone) -> {
      if (!isDone) {
        places.add("the key of %s is gone", customer);
      }
    });
  }
}
