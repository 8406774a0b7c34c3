package dev.hindsight.command.log;

import dev.hindsight.events.StreamName;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything that the log keeps, page by page, as it was when the archive was opened: what
 * comes later is left out. Confined to one event loop; to be closed.
 */
public interface Archive {

  /**
   * Where the log ended when the archive was opened.
   *
   * @param at the database's clock then
   */
  record Head(String source, long position, Instant at) {}

  /**
   * An event with what its envelope does not tell.
   *
   * @param occurrenceGiven whether the command said when it happened
   * @param metadata as it is stored
   */
  record ArchivedEvent(LoggedEvent event, boolean occurrenceGiven, @Nullable String metadata) {}

  /** A batch without events, which is there for first answers or was abandoned. */
  record EmptyBatch(long id, Instant recordedAt, boolean abandoned) {}

  /** A first answer and the batch that it was stored with. */
  record ArchivedAnswer(long batch, KeyedAnswer answer) {}

  /**
   * A customer's key as it is stored; {@code wrapped} is null when it was destroyed.
   *
   * @param wrapped by the key of the log
   */
  record WrappedKey(
      UUID customer, byte @Nullable [] wrapped, Instant madeAt, @Nullable Instant erasedAt) {}

  /** A process manager, and up to where it has done all that it had to. */
  record Follower(String name, long position) {}

  Head head();

  /** Events behind a position. */
  Future<List<ArchivedEvent>> events(long afterPosition, int most);

  /** Events of one stream behind a version. */
  Future<List<ArchivedEvent>> events(StreamName stream, long afterVersion, int most);

  /** Batches without events behind an id. */
  Future<List<EmptyBatch>> emptyBatches(long afterId, int most);

  /** First answers behind a key. */
  Future<List<ArchivedAnswer>> answers(String afterKey, int most);

  /** How far each process manager has come; never behind the head. */
  Future<List<Follower>> processManagers();

  /** Customers' keys behind a customer; all that are there when it is asked. */
  Future<List<WrappedKey>> keys(UUID afterCustomer, int most);

  void close();
}
