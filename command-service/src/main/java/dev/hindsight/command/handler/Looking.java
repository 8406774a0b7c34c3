package dev.hindsight.command.handler;

import dev.hindsight.command.decider.Decider;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.command.decider.Owner;
import dev.hindsight.events.Event;
import java.util.List;

/** Takes part in deciding only to see a state; folds nothing. */
final class Looking implements Decider<Look, Object, Event> {

  @Override
  public List<Owner> owners(Look look, Object state, Others others) {
    return List.of();
  }

  @Override
  public Decision decide(Look look, Object state, Others others) {
    return look.at(state);
  }

  @Override
  public Class<Look> commands() {
    return Look.class;
  }

  @Override
  public String kind() {
    throw new UnsupportedOperationException("a look is about streams of any kind");
  }

  @Override
  public Class<Event> events() {
    return Event.class;
  }

  @Override
  public Object initial() {
    throw new UnsupportedOperationException("a look folds nothing");
  }

  @Override
  public Object evolve(Object state, Event event) {
    throw new UnsupportedOperationException("a look folds nothing");
  }
}
