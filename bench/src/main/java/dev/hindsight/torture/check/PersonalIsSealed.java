package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;

/** Nobody who reads a store learns an e-mail address. */
final class PersonalIsSealed implements Check {

  @Override
  public String promise() {
    return "no e-mail address is to be read in log, topic or rows";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    for (var event : evidence.log()) {
      if (event.data().contains(Evidence.DOMAIN_OF_CUSTOMERS)) {
        places.add("in the log at position %d", event.position());
      }
    }
    for (var record : evidence.topic()) {
      if (record.value().contains(Evidence.DOMAIN_OF_CUSTOMERS)) {
        places.add("in the topic at %d:%d", record.partition(), record.offset());
      }
    }
    for (var row : evidence.rows()) {
      if (row.columns().toString().contains(Evidence.DOMAIN_OF_CUSTOMERS)) {
        places.add("in %s of %s", row.table(), row.id());
      }
    }
  }
}
