package dev.hindsight.kit.watch;

import dev.hindsight.kit.checkpoint.Checkpoints;
import dev.hindsight.kit.checkpoint.StoredCheckpoint;
import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.parking.Parking;
import dev.hindsight.kit.parking.Skipped;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.Reached;
import dev.hindsight.kit.progress.Roster;
import dev.hindsight.kit.progress.Waiters;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.signal.Signals;
import dev.hindsight.kit.source.Halt;
import dev.hindsight.kit.source.KnownTopic;
import dev.hindsight.kit.source.LiveFeed;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.source.TopicPolicy;
import dev.hindsight.kit.source.TopicPolicy.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks, on a thread of its own, once a second: what have other replicas committed, should they not
 * have told, where does the topic end, does it still keep everything.
 */
public final class Watch implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Watch.class);
  private static final long CALM = Duration.ofSeconds(1).toMillis();
  private static final long DEAF = 200;
  private static final long AT_LEAST = 20;
  private static final Duration POLICY = Duration.ofMinutes(1);

  private final Roster roster;
  private final Topic topic;
  private final KnownTopic knownTopic;
  private final Session session;
  private final Board board;
  private final Waiters waiters;
  private final Signals signals;
  private final LiveFeed feed;
  private final Halt halt;
  private final Thread thread;
  private final Map<ProjectionId, Speed> speeds = new HashMap<>();
  private final Map<ProjectionId, ProjectionProgress> progress = new ConcurrentHashMap<>();

  /** Since when a generation that lacks events has not moved. */
  private final Map<ProjectionId, Long> still = new ConcurrentHashMap<>();

  private @Nullable Ends ends;
  private boolean wellSeen = true;
  private boolean due;
  private long policyDue = System.nanoTime();
  private long kafkaDue = System.nanoTime();
  private volatile int partitions;
  private volatile Finding policy = new Finding.Unknown("not looked yet");
  private volatile boolean closed;

  public Watch(
      Roster roster,
      Topic topic,
      KnownTopic knownTopic,
      Session session,
      Board board,
      Waiters waiters,
      Signals signals,
      LiveFeed feed,
      Halt halt) {
    this.roster = roster;
    this.topic = topic;
    this.knownTopic = knownTopic;
    this.session = session;
    this.board = board;
    this.waiters = waiters;
    this.signals = signals;
    this.feed = feed;
    this.halt = halt;
    this.thread = Thread.ofPlatform().daemon().name("hindsight-watch").unstarted(this::run);
  }

  /** Begins to look, and to hear of others. */
  public Watch start() {
    signals.start(this::hurry);
    thread.start();
    return this;
  }

  /** The latest look at all projections, as readers see them. */
  public List<ProjectionProgress> progress() {
    return roster.live().stream().map(this::progress).toList();
  }

  /** The latest look at one. */
  public ProjectionProgress progress(ProjectionId id) {
    var known = progress.get(id);
    return known == null ? ProjectionProgress.unknown(id.name(), id.version()) : known;
  }

  /** Whether a generation lacks events and has not moved for so long. */
  public boolean isStill(ProjectionId id, Duration longer) {
    var since = still.get(id);
    return since != null && System.nanoTime() - since > longer.toNanos();
  }

  /** How many partitions the topic has; 0 before it was seen. */
  public int partitions() {
    return partitions;
  }

  /** What the topic's settings are. */
  public Finding policy() {
    return policy;
  }

  /** Looks soon, because something may have been missed. */
  public void hurry() {
    synchronized (speeds) {
      due = true;
      speeds.notifyAll();
    }
  }

  private void run() {
    try {
      while (!closed) {
        look();
        rest();
      }
    } catch (InterruptedException e) {
      LOG.error("the watch was interrupted: progress is no longer seen", e);
    } finally {
      forgetKafka();
      session.close();
      signals.close();
    }
  }

  private void look() {
    try {
      var stored = Checkpoints.all(session);
      board.heard(stored.stream().map(StoredCheckpoint::found).toList());
      if (System.nanoTime() >= kafkaDue) {
        measure(stored);
        wellSeen = true;
      }
    } catch (KafkaException e) {
      tell("Kafka", e);
      forgetKafka();
      kafkaDue = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    } catch (RuntimeException e) {
      tell("PostgreSQL", e);
    }
  }

  // Once, not each second that it lasts.
  private void tell(String who, RuntimeException e) {
    if (wellSeen) {
      LOG.warnf("progress cannot be seen, %s does not answer as it should: %s", who, e);
    }
    wellSeen = false;
  }

  private void measure(List<StoredCheckpoint> stored) {
    if (System.nanoTime() >= policyDue) {
      checkPolicy();
    }
    var known = ends;
    if (known == null) {
      // A broker answers a connection in order: a request for new records that it holds would hold
      // up the question for the ends behind it.
      known = new Ends(topic.consumer("watch-" + topic.name(), 5), topic.name());
      ends = known;
    }
    var asOf = Instant.now();
    var furthest = new Reached(board.furthest(), asOf);
    var places = feed.places();
    var endOffsets = known.now();
    partitions = endOffsets.size();
    var level = isWhole(endOffsets) ? furthest : Reached.NOTHING;
    refuseLostEnd(places, endOffsets);
    var parked = Parking.counts(session);
    var skipped = Skipped.counts(session);
    var calculation = new Calculation(board, known, endOffsets, level);
    var all = roster.all();
    progress.keySet().retainAll(all);
    speeds.keySet().retainAll(all);
    still.keySet().retainAll(all);
    for (var id : all) {
      var lanes = feed.lanes().stream().filter(lane -> lane.projection().equals(id)).toList();
      var speed = speeds.computeIfAbsent(id, none -> new Speed());
      var now =
          calculation.of(
              id,
              of(id, stored),
              lanes,
              parked.getOrDefault(id, 0L),
              skipped.getOrDefault(id, 0L),
              speed);
      var before = progress.put(id, now);
      if (now.lagEvents() == 0 || before == null || moved(before, now)) {
        still.remove(id);
      } else {
        still.putIfAbsent(id, System.nanoTime());
      }
    }
    board.changed();
  }

  // Looked at before the ends, which only grow.
  private void refuseLostEnd(Map<Integer, Long> places, Map<Integer, Long> endOffsets) {
    places.forEach((partition, place) -> {
      var end = endOffsets.get(partition);
      if (end != null && end < place) {
        halt.because(
            "the live feed is at offset %d of partition %d, which ends at %d: Kafka lost its end; delete the topic %s, and it is filled again from the log"
                .formatted(place, partition, end, topic.name()));
      }
    });
  }

  // Looked at behind the ends, so that they are those of the topic that is known.
  private boolean isWhole(Map<Integer, Long> endOffsets) {
    if (endOffsets.isEmpty()) {
      return false;
    }
    knownTopic.look();
    return knownTopic.isFilled();
  }

  private static Map<Integer, StoredCheckpoint> of(ProjectionId id, List<StoredCheckpoint> stored) {
    var found = new HashMap<Integer, StoredCheckpoint>();
    for (var one : stored) {
      if (one.projection().equals(id)) {
        found.put(one.partition(), one);
      }
    }
    return found;
  }

  private static boolean moved(ProjectionProgress before, ProjectionProgress now) {
    return sum(before) != sum(now);
  }

  private static long sum(ProjectionProgress progress) {
    return progress.partitions().stream().mapToLong(PartitionProgress::nextOffset).sum();
  }

  private void checkPolicy() {
    policy = new TopicPolicy(topic).check();
    var certain =
        switch (policy) {
          case Finding.Right right -> true;
          case Finding.Unknown unknown -> false;
          case Finding.Wrong wrong -> {
            halt.because(wrong.message());
            yield true;
          }
        };
    policyDue = System.nanoTime() + (certain ? POLICY : Duration.ofSeconds(2)).toNanos();
  }

  private void rest() throws InterruptedException {
    synchronized (speeds) {
      if (!due && !closed) {
        speeds.wait(waiters.any() && !signals.listening() ? DEAF : CALM);
      }
      due = false;
    }
    Thread.sleep(AT_LEAST);
  }

  private void forgetKafka() {
    var known = ends;
    ends = null;
    if (known != null) {
      known.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    hurry();
  }
}
