package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.Append;
import dev.hindsight.command.log.KeyedAnswer;
import dev.hindsight.command.log.NewEvent;
import dev.hindsight.command.log.NothingToDo;
import dev.hindsight.events.StreamName;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns an append into parameters, one array a column. Rows are sent in the order of their unique
 * keys: two transactions that insert the same keys in other orders would wait for each other.
 */
final class Rows {

  private Rows() {}

  static Tuple events(Append append) {
    var events = append.events();
    var streams = events.stream().map(e -> e.stream().toString()).toArray(String[]::new);
    var order = inOrderOfStreams(events, streams);
    var size = order.length;
    var ordinals = new Integer[size];
    var names = new String[size];
    var versions = new Long[size];
    var ids = new UUID[size];
    var types = new String[size];
    var commands = new UUID[size];
    var occurred = new @Nullable OffsetDateTime[size];
    var metadata = new @Nullable String[size];
    var data = new String[size];
    for (int i = 0; i < size; i++) {
      var event = events.get(order[i]);
      ordinals[i] = order[i];
      names[i] = streams[order[i]];
      versions[i] = event.version();
      ids[i] = event.id();
      types[i] = event.type();
      commands[i] = event.commandId();
      occurred[i] = event.occurredAt() == null ? null : event.occurredAt().atOffset(ZoneOffset.UTC);
      metadata[i] = event.metadata();
      data[i] = event.data();
    }
    return Tuple.tuple()
        .addLong(append.batch())
        .addArrayOfInteger(ordinals)
        .addArrayOfString(names)
        .addArrayOfLong(versions)
        .addArrayOfUUID(ids)
        .addArrayOfString(types)
        .addArrayOfUUID(commands)
        .addArrayOfOffsetDateTime(occurred)
        .addArrayOfString(metadata)
        .addArrayOfString(data);
  }

  // Events of one stream are in the order of their versions already; the sort is stable.
  private static int[] inOrderOfStreams(List<NewEvent> events, String[] streams) {
    return IntStream.range(0, events.size())
        .boxed()
        .sorted(Comparator.comparing(i -> streams[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  static Tuple answers(Append append) {
    var answers = append.answers().stream().sorted(Comparator.comparing(KeyedAnswer::key)).toList();
    return Tuple.tuple()
        .addLong(append.batch())
        .addArrayOfString(column(answers, KeyedAnswer::key, String[]::new))
        .addArrayOfBuffer(column(answers, a -> Buffer.buffer(a.requestHash()), Buffer[]::new))
        .addArrayOfUUID(column(answers, KeyedAnswer::commandId, UUID[]::new))
        .addArrayOfString(column(answers, a -> a.stream().toString(), String[]::new))
        .addArrayOfLong(column(answers, KeyedAnswer::version, Long[]::new))
        .addArrayOfLong(column(answers, KeyedAnswer::position, Long[]::new))
        .addArrayOfString(column(answers, KeyedAnswer::refusal, String[]::new));
  }

  static Tuple nothingToDo(Append append) {
    var commands = append.nothingToDo();
    return Tuple.tuple()
        .addArrayOfUUID(commands.stream().map(NothingToDo::commandId).toArray(UUID[]::new))
        .addArrayOfString(commands.stream().map(c -> c.stream().toString()).toArray(String[]::new))
        .addArrayOfLong(commands.stream().map(NothingToDo::version).toArray(Long[]::new))
        .addArrayOfString(commands.stream().map(NothingToDo::actor).toArray(String[]::new));
  }

  static Tuple unchanged(Append append) {
    var streams = append.unchanged().keySet().stream().map(StreamName::toString);
    return Tuple.tuple()
        .addArrayOfString(streams.toArray(String[]::new))
        .addArrayOfLong(append.unchanged().values().toArray(Long[]::new));
  }

  private static <T> T[] column(
      List<KeyedAnswer> answers,
      Function<KeyedAnswer, ? extends @Nullable T> value,
      IntFunction<T[]> array) {
    return answers.stream().map(value).toArray(array);
  }
}
