package dev.hindsight.command.relay;

import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.service.trace.EventStep;
import dev.hindsight.service.trace.EventTrace;
import dev.hindsight.service.trace.TracedEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** A topic of which each event that gets into it is told in the trace of its command. */
final class TracedOutlet implements Outlet {

  private final Outlet outlet;
  private final String topic;
  private final EventTrace trace;

  private TracedOutlet(Outlet outlet, String topic, EventTrace trace) {
    this.outlet = outlet;
    this.topic = topic;
    this.trace = trace;
  }

  /** The outlet itself where nothing is traced. */
  static Outlet of(Outlet outlet, String topic, EventTrace trace) {
    return trace.isOn() ? new TracedOutlet(outlet, topic, trace) : outlet;
  }

  @Override
  public Publisher openPublisher()
      throws InterruptedException, ExecutionException, TimeoutException {
    return new Traced(outlet.openPublisher());
  }

  @Override
  public TopicEnds ends() {
    return outlet.ends();
  }

  private final class Traced implements Publisher {

    private final Publisher publisher;

    Traced(Publisher publisher) {
      this.publisher = publisher;
    }

    @Override
    public void publish(List<LoggedEvent> events) {
      var since = Instant.now();
      publisher.publish(events);
      events.forEach(event -> tell(event, since));
    }

    @Override
    public void confirm() throws InterruptedException, ExecutionException, TimeoutException {
      publisher.confirm();
    }

    @Override
    public void close() {
      publisher.close();
    }
  }

  private void tell(LoggedEvent event, Instant since) {
    TracedEvent.of(event.envelope())
        .ifPresent(traced -> trace.tell(EventStep.PUBLISH, topic, traced, since));
  }
}
