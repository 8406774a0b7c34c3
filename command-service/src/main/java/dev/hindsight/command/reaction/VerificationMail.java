package dev.hindsight.command.reaction;

import dev.hindsight.command.log.AuditLog;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.command.log.Waiting;
import dev.hindsight.command.personal.CustomerKeys;
import dev.hindsight.command.personal.EmailVerification;
import dev.hindsight.events.CustomerEvent;
import dev.hindsight.events.CustomerEvent.CustomerAccountOpened;
import dev.hindsight.events.CustomerEvent.CustomerDeactivated;
import dev.hindsight.events.CustomerEvent.CustomerEmailChanged;
import dev.hindsight.events.CustomerEvent.CustomerEmailVerified;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.CustomerEvent.EmailVerificationRequested;
import dev.hindsight.events.CustomerEvent.MailingListJoined;
import dev.hindsight.events.CustomerEvent.MailingListLeft;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.Event;
import dev.hindsight.events.EventTypes;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.personal.PersonalKey;
import dev.hindsight.events.personal.PersonalText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks a customer to prove that an e-mail address is theirs. */
public final class VerificationMail implements Reaction {

  private static final Logger LOG = Logger.getLogger(VerificationMail.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int PAGE = 100;

  /** After one of these nobody needs the mail any more. */
  private static final Set<Class<? extends Event>> SETTLED =
      Set.of(CustomerEmailVerified.class, CustomerEmailChanged.class, CustomerErased.class);

  private final CustomerKeys keys;
  private final AuditLog audit;
  private final EmailVerification tokens;
  private final VerificationText text;
  private final MailDelivery delivery;
  private final Clock clock;

  public VerificationMail(
      CustomerKeys keys,
      AuditLog audit,
      EmailVerification tokens,
      VerificationText text,
      MailDelivery delivery,
      Clock clock) {
    this.keys = keys;
    this.audit = audit;
    this.tokens = tokens;
    this.text = text;
    this.delivery = delivery;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "verification-mail";
  }

  @Override
  public Set<Class<? extends Event>> wants() {
    return Set.of(
        CustomerRegistered.class, CustomerEmailChanged.class, EmailVerificationRequested.class);
  }

  @Override
  public void react(Recorded recorded) throws Exception {
    var toProve = toProve(recorded.event());
    if (toProve != null) {
      send(recorded.envelope(), toProve);
    }
  }

  /** What is to be proved after an event: that of long ago does not name the address' stream. */
  private static @Nullable ToProve toProve(Event event) {
    if (!(event instanceof CustomerEvent customer)) {
      return null;
    }
    return switch (customer) {
      case CustomerRegistered e -> e.address() == null ? null : new ToProve(e.address(), e.email());
      case CustomerEmailChanged e -> new ToProve(e.address(), e.to());
      case EmailVerificationRequested e -> new ToProve(e.address(), e.email());
      case CustomerEmailVerified _,
          MailingListJoined _,
          MailingListLeft _,
          CustomerAccountOpened _,
          CustomerDeactivated _,
          CustomerErased _ ->
          null;
    };
  }

  private record ToProve(UUID address, PersonalText email) {}

  private void send(Envelope envelope, ToProve request) throws Exception {
    var customer = envelope.stream().id();
    var validUntil = tokens.validUntil(envelope.recordedAt());
    if (!clock.instant().isBefore(validUntil) || isSettled(envelope)) {
      LOG.infof("No mail for event %s: it came too late", envelope.id());
      return;
    }
    var key = keys.find(customer).await().atMost(LIMIT);
    if (key.isEmpty()) {
      LOG.infof("No mail for event %s: the customer was erased", envelope.id());
      return;
    }
    var to = new PersonalKey(customer, key.get()).open("email", request.email());
    var token = tokens.tokenFor(customer, request.address(), validUntil);
    delivery.deliver(text.mail(envelope.id(), customer, to, token, validUntil));
  }

  /** Whether the customer went on since, so that this address needs no proof. */
  private boolean isSettled(Envelope request)
      throws InterruptedException, ExecutionException, TimeoutException {
    var version = request.version();
    while (true) {
      var later = eventsOf(request, version + 1);
      if (later.stream().anyMatch(VerificationMail::settles)) {
        return true;
      }
      if (later.size() < PAGE) {
        return false;
      }
      version = later.getLast().envelope().version();
    }
  }

  private List<LoggedEvent> eventsOf(Envelope request, long fromVersion)
      throws InterruptedException, ExecutionException, TimeoutException {
    return Waiting.on(audit.stream(request.stream(), fromVersion, PAGE));
  }

  private static boolean settles(LoggedEvent event) {
    return EventTypes.classOf(event.envelope().type()).filter(SETTLED::contains).isPresent();
  }
}
