package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.LogEvent;
import dev.hindsight.torture.evidence.Mail;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * A mail may come twice, for nobody can take back what was sent; it then has one name, by which a
 * receiver knows it. None is left out but those that nobody needs any more.
 */
final class MailsOnce implements Check {

  private static final String CHANGED = "hindsight.customer.email-changed.v1";

  private static final Set<String> ASK =
      Set.of(
          "hindsight.customer.registered.v2",
          CHANGED,
          "hindsight.customer.email-verification-requested.v1");
  private static final Set<String> SETTLE =
      Set.of(CHANGED, "hindsight.customer.email-verified.v1", "hindsight.customer.erased.v1");

  @Override
  public String promise() {
    return "every mail was sent, and under one name however often";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    if (evidence.mails() == null) {
      return;
    }
    var names = new HashMap<String, TreeSet<String>>();
    for (Mail mail : evidence.mails()) {
      names.computeIfAbsent(mail.event(), _ -> new TreeSet<>()).add(mail.messageId());
    }
    var settled = new HashMap<String, Long>();
    for (var event : evidence.log()) {
      if (SETTLE.contains(event.type())) {
        settled.put(event.stream(), event.version());
      }
    }
    for (var event : evidence.log()) {
      var ofEvent = names.remove(event.id().toString());
      if (ASK.contains(event.type()) && ofEvent == null && !isSettled(event, settled)) {
        places.add("nothing was sent for position %d", event.position());
      } else if (ofEvent != null && ofEvent.size() > 1) {
        places.add("position %d has mails %s", event.position(), ofEvent);
      } else if (ofEvent != null && !ASK.contains(event.type())) {
        places.add("a mail was sent for position %d, which asks for none", event.position());
      }
    }
    names.forEach((event, ids) -> places.add("%s were sent for %s, which never was", ids, event));
  }

  private static boolean isSettled(LogEvent asking, HashMap<String, Long> settled) {
    return settled.getOrDefault(asking.stream(), 0L) > asking.version();
  }
}
