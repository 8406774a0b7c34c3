package dev.hindsight.command.http;

import dev.hindsight.command.decider.Command;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * How one command is read from the fields of a request. The same form serves its own path and
 * {@code POST /commands}; parts of the path are fields too.
 */
public interface CommandForm {

  /** Imperative, as in {@code POST /commands}: {@code AddItemToCart}. */
  String name();

  /**
   * Reads all fields. What it gives is used only when no field was bad, so that only then work
   * behind the returned {@link Uni} is done.
   */
  Uni<Command> read(Fields fields);

  /** Whether reading goes on after {@link #read} returned; others must not overtake it then. */
  default boolean takesTime() {
    return false;
  }

  /** A form that needs nothing but the fields. */
  static CommandForm of(String name, Function<Fields, Command> reading) {
    return new CommandForm() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Uni<Command> read(Fields fields) {
        return Uni.createFrom().item(reading.apply(fields));
      }
    };
  }
}
