package dev.hindsight.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.Event;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.EventTypes;
import dev.hindsight.events.Money;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Between an event and its JSON. */
@State(Scope.Benchmark)
public class Codec {

  private final EventCodec codec = new EventCodec();
  private final Event event =
      new ItemAddedToCart(
          new UUID(1, 1),
          "Running shoes",
          "Acme",
          "sports.shoes.running",
          2,
          Money.of("59.90", "EUR"));
  private final String type = EventTypes.of(event);
  private final byte[] json = codec.encode(event).getBytes(UTF_8);

  @Benchmark
  public String encode() {
    return codec.encode(event);
  }

  @Benchmark
  public Event decode() {
    return codec.decode(type, json);
  }
}
