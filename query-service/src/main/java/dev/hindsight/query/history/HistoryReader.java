package dev.hindsight.query.history;

import dev.hindsight.events.Recorded;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the history of an entity page by page. */
final class HistoryReader {

  private HistoryReader() {}

  static Uni<HistoryPage> page(Past<?, ?> past, UUID id, PageParams asked) {
    var most = asked.most();
    var newestFirst = asked.newestFirst();
    var after = asked.afterOr(newestFirst ? Long.MAX_VALUE : 0);
    // First what there is: a page that is read after it lacks none of that.
    return past.newest(id)
        .chain(newest -> {
          var stream = past.stream(id);
          // One more, which tells that there is a next page.
          var events =
              newestFirst
                  ? past.histories().newestEvents(stream, after, most + 1)
                  : past.histories().events(stream, after, newest.version(), most + 1);
          return events.chain(found -> page(past, id, newest.version(), found, most));
        });
  }

  /** Events after a version up to another, at most so many. */
  static Uni<HistoryPage> between(Past<?, ?> past, UUID id, long after, long upTo, int most) {
    return past.histories()
        .events(past.stream(id), after, upTo, most + 1)
        .chain(found -> page(past, id, upTo, found, most));
  }

  private static Uni<HistoryPage> page(
      Past<?, ?> past, UUID id, long version, List<Recorded> found, int most) {
    var shown = found.subList(0, Math.min(found.size(), most));
    @Nullable Long next =
        found.size() > most ? Long.valueOf(shown.getLast().envelope().version()) : null;
    return past.telling(id)
        .map(telling -> {
          var events = shown.stream().map(event -> EventTexts.of(event, telling)).toList();
          return new HistoryPage(id, version, events, next);
        });
  }
}
