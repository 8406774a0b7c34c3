package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.Mail;
import java.util.HashMap;
import java.util.TreeSet;

/**
 * A mail may come twice, for nobody can take back what was sent; it then has one name, by which a
 * receiver knows it. None is left out.
 */
final class MailsOnce implements Check {

  private static final String REQUESTED = "hindsight.customer.email-verification-requested.v1";

  @Override
  public String promise() {
    return "every mail was sent, and under one name however often";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var names = new HashMap<String, TreeSet<String>>();
    for (Mail mail : evidence.mails()) {
      names.computeIfAbsent(mail.event(), _ -> new TreeSet<>()).add(mail.messageId());
    }
    for (var event : evidence.log()) {
      var ofEvent = names.remove(event.id().toString());
      if (event.type().equals(REQUESTED) && ofEvent == null) {
        places.add("nothing was sent for position %d", event.position());
      } else if (ofEvent != null && ofEvent.size() > 1) {
        places.add("position %d has mails %s", event.position(), ofEvent);
      }
    }
    names.forEach((event, ids) -> places.add("%s were sent for %s, which never was", ids, event));
  }
}
