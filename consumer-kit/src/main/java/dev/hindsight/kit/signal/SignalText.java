package dev.hindsight.kit.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.kit.progress.Commit;
import dev.hindsight.kit.progress.Reached;
import dev.hindsight.kit.projection.ProjectionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commits as the text of notifications, of which PostgreSQL takes 7,999 bytes. */
final class SignalText {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 7_900;

  private SignalText() {}

  /**
   * What a notification says.
   *
   * @param commits none says: look for yourself
   */
  record Signal(String from, List<Commit> commits) {}

  /** As few notifications as they fit in; a commit that fits in none becomes a call to look. */
  static List<String> write(String from, List<Commit> commits) {
    var texts = new ArrayList<String>();
    var page = new ArrayList<Told>();
    var mustLook = false;
    for (var commit : commits) {
      var told = fitting(from, commit);
      if (told == null) {
        mustLook = true;
      } else {
        if (!page.isEmpty() && !fits(text(from, with(page, told)))) {
          texts.add(text(from, page));
          page.clear();
        }
        page.add(told);
      }
    }
    if (!page.isEmpty()) {
      texts.add(text(from, page));
    }
    if (mustLook) {
      texts.add(text(from, List.of()));
    }
    return texts;
  }

  /** A notification that says nothing but: look. */
  static List<String> callToLook(String from) {
    return List.of(text(from, List.of()));
  }

  /** Nothing when the text is none of ours. */
  static Optional<Signal> read(String text) {
    try {
      var message = JSON.readValue(text, Message.class);
      return Optional.of(
          new Signal(message.from, message.commits.stream().map(Told::commit).toList()));
    } catch (JsonProcessingException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Told fitting(String from, Commit commit) {
    var whole = Told.of(commit);
    if (fits(text(from, List.of(whole)))) {
      return whole;
    }
    var shorter = Told.of(commit.unnamed());
    return fits(text(from, List.of(shorter))) ? shorter : null;
  }

  private static List<Told> with(List<Told> page, Told more) {
    var all = new ArrayList<>(page);
    all.add(more);
    return all;
  }

  private static boolean fits(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
  }

  private static String text(String from, List<Told> page) {
    try {
      return JSON.writeValueAsString(new Message(from, page));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("commits of a projection", e);
    }
  }

  private record Message(String from, List<Told> commits) {}

  /** A commit, of short names. */
  private record Told(
      String p,
      int v,
      int n,
      long e,
      long at,
      @Nullable String asOf,
      Set<String> parked,
      @Nullable Set<String> streams) {

    static Told of(Commit commit) {
      var asOf = commit.reached().asOf();
      return new Told(
          commit.projection().name(),
          commit.projection().version(),
          commit.partition(),
          commit.epoch(),
          commit.reached().position(),
          asOf == null ? null : asOf.toString(),
          commit.parked(),
          commit.streams());
    }

    Commit commit() {
      var reached = new Reached(at, asOf == null ? null : Instant.parse(asOf));
      return new Commit(new ProjectionId(p, v), n, e, reached, parked, streams);
    }
  }
}
