package dev.hindsight.kit.source;

import dev.hindsight.kit.checkpoint.Adoption;
import dev.hindsight.kit.checkpoint.OtherTopic;
import dev.hindsight.kit.checkpoint.SameTopic;
import dev.hindsight.kit.database.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Knows the topic by the id that Kafka gave it. A topic that was lost is filled again by the relay,
 * with the same events at other offsets: to go on where the stored offset says would pass over
 * events or apply them twice. So offsets are stored with the id, every process works with one topic
 * as long as it lives, and when it sees another it stops; the next one adopts that (see {@link
 * Adoption}).
 *
 * <p>Between two looks a consumer may read from a new topic without notice. That is harmless as
 * long as nothing is in it: the relay lets half a minute pass before it fills an empty one, and
 * nothing is committed when the last look is older than half of that.
 */
public final class KnownTopic implements SameTopic, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(KnownTopic.class);
  private static final long CERTAIN_NANOS = Duration.ofSeconds(15).toNanos();
  private static final int LIMIT_MILLIS = 5_000;

  private final Topic topic;
  private final Session session;
  private final Halt halt;
  private @Nullable Admin admin;

  private volatile @Nullable String id;
  private volatile boolean isOther;
  private volatile long lookedAt;
  private volatile long filledTo = Long.MAX_VALUE;

  /**
   * One that has not looked yet.
   *
   * @param session nobody else uses it
   * @param halt ends the process; all is refused until it does
   */
  public KnownTopic(Topic topic, Session session, Halt halt) {
    this.topic = topic;
    this.session = session;
    this.halt = halt;
  }

  @Override
  public void confirm() {
    if (isOther || id == null || System.nanoTime() - lookedAt > CERTAIN_NANOS) {
      look();
    }
  }

  @Override
  public void check(@Nullable String stored) {
    var known = id;
    if (known == null || !known.equals(stored)) {
      throw other(String.valueOf(known), String.valueOf(stored));
    }
  }

  @Override
  public void cameBy(long position) {
    if (position >= filledTo) {
      filled(position);
    }
  }

  private synchronized void filled(long position) {
    var known = id;
    if (known != null && position >= filledTo) {
      Adoption.filled(session, known, position);
      filledTo = 0;
      LOG.infof("the topic %s is filled again", topic.name());
    }
  }

  /** Whether the topic has all that was applied here, so that who is at its end has all. */
  public boolean isFilled() {
    return filledTo == 0;
  }

  /**
   * Asks for the id of the topic, and adopts it when this process knows none yet. Blocks.
   *
   * @throws OtherTopic when it is another, or nobody can say
   */
  @Override
  public synchronized void look() {
    var now = System.nanoTime();
    var found =
        ask().orElseThrow(() -> new OtherTopic("there is no topic " + topic.name() + " now"));
    var known = id;
    if (known == null) {
      adopt(found);
      id = found;
    } else if (!known.equals(found)) {
      throw other(known, found);
    } else if (filledTo > 0) {
      filledTo = Adoption.filledTo(session, found);
    }
    lookedAt = now;
  }

  private void adopt(String found) {
    if (Adoption.of(session, found)) {
      LOG.warnf(
          "the topic %s was made anew, it is %s now: all is read from its first record, and passed over as far as it is applied",
          topic.name(), found);
    }
    filledTo = Adoption.filledTo(session, found);
  }

  private OtherTopic other(String known, String found) {
    isOther = true;
    var reason =
        "the topic %s was made anew: this process reads %s, and now it is %s; the next process goes on in that one"
            .formatted(topic.name(), known, found);
    halt.because(reason);
    return new OtherTopic(reason);
  }

  private Optional<String> ask() {
    try {
      var described =
          open()
              .describeTopics(List.of(topic.name()))
              .allTopicNames()
              .get(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
              .get(topic.name());
      // Brokers from before there were ids: such a topic is known by its name alone.
      return Optional.ofNullable(described)
          .map(one -> one.topicId().equals(Uuid.ZERO_UUID) ? one.name() : one.topicId().toString());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw new OtherTopic("nobody says which topic it is: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new OtherTopic("no broker says which topic it is", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OtherTopic("interrupted", e);
    }
  }

  private Admin open() {
    var known = admin;
    if (known == null) {
      known = topic.admin(LIMIT_MILLIS, LIMIT_MILLIS / 2);
      admin = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    var known = admin;
    admin = null;
    if (known != null) {
      known.close(Duration.ofSeconds(1));
    }
    session.close();
  }
}
