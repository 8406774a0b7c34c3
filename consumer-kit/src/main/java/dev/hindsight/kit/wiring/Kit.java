package dev.hindsight.kit.wiring;

import dev.hindsight.events.EventCodec;
import dev.hindsight.kit.backfill.CatchUp;
import dev.hindsight.kit.backfill.CatchUps;
import dev.hindsight.kit.backfill.LaneReader;
import dev.hindsight.kit.checkpoint.Checkpoints;
import dev.hindsight.kit.checkpoint.StoredCheckpoint;
import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Sessions;
import dev.hindsight.kit.freshness.Freshness;
import dev.hindsight.kit.freshness.WaitingFreshness;
import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.generation.Standing;
import dev.hindsight.kit.generation.Written;
import dev.hindsight.kit.live.Changes;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.ProjectionMeters;
import dev.hindsight.kit.progress.Roster;
import dev.hindsight.kit.progress.Waiters;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.projector.AppliedSpans;
import dev.hindsight.kit.projector.Lane;
import dev.hindsight.kit.projector.PostgresStore;
import dev.hindsight.kit.projector.ProjectionTables;
import dev.hindsight.kit.projector.Projector;
import dev.hindsight.kit.projector.Repairs;
import dev.hindsight.kit.rebuild.Administration;
import dev.hindsight.kit.rebuild.Family;
import dev.hindsight.kit.rebuild.Rebuilds;
import dev.hindsight.kit.rebuild.Steward;
import dev.hindsight.kit.report.Pace;
import dev.hindsight.kit.report.Reporter;
import dev.hindsight.kit.signal.Signals;
import dev.hindsight.kit.source.Halt;
import dev.hindsight.kit.source.KnownTopic;
import dev.hindsight.kit.source.LiveFeed;
import dev.hindsight.kit.source.Sequence;
import dev.hindsight.kit.watch.Watch;
import dev.hindsight.service.trace.EventTrace;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** All parts of the kit for one service, put together; knows no framework. */
public final class Kit implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KitSettings settings;
  private final Sessions sessions;
  private final MeterRegistry meters;
  private final Halt halt;
  private final Consumer<UUID> erased;
  private final AppliedSpans spans;
  private final EventCodec codec = new EventCodec();
  private final Board board = new Board();
  private final List<EntityProjection<?>> written;
  private final Roster roster;
  private final Set<ProjectionId> measured = new HashSet<>();
  private final KnownTopic knownTopic;
  private final Projector liveProjector;
  private final CatchUps catchUps;
  private final LiveFeed feed;
  private final Watch watch;
  private final Freshness freshness;
  private final Changes changes;
  private final Repairs repairs;
  private final Rebuilds rebuilds;
  private final Steward steward;
  private final Administration admin;
  private volatile Map<String, ProjectionTables<?>> readable = Map.of();

  /**
   * @param erased hears of every customer whose erasure comes by, before it is applied
   */
  public Kit(
      KitSettings settings,
      List<? extends EntityProjection<?>> written,
      Sessions sessions,
      MeterRegistry meters,
      Halt halt,
      Consumer<UUID> erased,
      EventTrace trace) {
    this.settings = settings;
    this.sessions = sessions;
    this.meters = meters;
    this.halt = halt;
    this.erased = erased;
    this.spans = new AppliedSpans(trace);
    check(written);
    this.written = List.copyOf(written);
    roster = new Roster(written.stream().map(ProjectionId::of).toList());
    var waiters = new Waiters(board, settings.mostWaiting());
    knownTopic = new KnownTopic(settings.topic(), sessions.open(), halt);
    liveProjector = projector();
    catchUps = new CatchUps(settings.readers(), this::catchUp);
    feed = new LiveFeed(new Sequence("hindsight-live"), liveProjector, codec, catchUps::add);
    var signals = new Signals(sessions.vertx(), sessions.subscriber(), board);
    watch =
        new Watch(
            roster,
            settings.topic(),
            knownTopic,
            sessions.open(),
            board,
            waiters,
            signals,
            feed,
            halt);
    freshness = new WaitingFreshness(roster, board, waiters, watch);
    changes = new Changes(roster, board);
    repairs =
        new Repairs(
            name -> Optional.ofNullable(readable.get(name)),
            sessions,
            codec,
            session -> repaired(session, signals));
    var code = written.stream().map(Kit::written).toList();
    rebuilds = new Rebuilds(sessions, PATIENCE);
    steward =
        new Steward(
            code,
            sessions,
            rebuilds,
            settings.keep(),
            id -> watch.isStill(id, settings.abandoned()),
            this::follow);
    admin = new Administration(code, steward, rebuilds, watch);
  }

  /** Begins to look what is stored, and with it to feed what is behind. */
  public void start() {
    watch.start();
    steward.start();
  }

  public LiveFeed feed() {
    return feed;
  }

  public CatchUps catchUps() {
    return catchUps;
  }

  public Watch watch() {
    return watch;
  }

  public Freshness freshness() {
    return freshness;
  }

  public Changes changes() {
    return changes;
  }

  /** What operators do about parked streams of what readers see. */
  public Repairs repairs() {
    return repairs;
  }

  /** What operators ask about generations, and ask for. */
  public Administration administration() {
    return admin;
  }

  /** What tells others how far this service is; the caller starts and closes it. */
  public Reporter reporter(String service, Pace pace) {
    var kinds =
        written.stream().collect(Collectors.toMap(EntityProjection::name, EntityProjection::kinds));
    return new Reporter(service, settings.topic(), kinds, roster, board, pace);
  }

  // Who was told that a stream is repaired must be able to read it at once.
  private void repaired(Session session, Signals signals) {
    board.heard(Checkpoints.all(session).stream().map(StoredCheckpoint::found).toList());
    signals.callToLook();
  }

  private void check(List<? extends EntityProjection<?>> written) {
    var names = new HashSet<String>();
    for (var projection : written) {
      if (!names.add(projection.name())) {
        throw new IllegalArgumentException(
            "two projections are named " + projection.name() + "; the names must differ");
      }
      ProjectionTables.live(projection, counted(ProjectionId.of(projection)));
    }
  }

  private static Written written(EntityProjection<?> projection) {
    return new Written(ProjectionId.of(projection), ProjectionTables.names(projection));
  }

  /** Feeds the generations that are there now, as far as they are of this code. */
  private void follow(List<Generation> known) {
    var live = new HashMap<String, ProjectionId>();
    var read = new HashMap<String, ProjectionTables<?>>();
    var all = new ArrayList<ProjectionId>();
    var fed = new HashMap<ProjectionId, IntFunction<Lane>>();
    for (var projection : written) {
      var code = written(projection);
      for (var one : Family.of(known, projection.name()).kept()) {
        all.add(one.id());
        if (one.standing() == Standing.LIVE) {
          live.put(projection.name(), one.id());
        }
        if (code.fills(one)) {
          fed.put(one.id(), lanes(projection, one));
          if (one.standing() == Standing.LIVE) {
            read.put(projection.name(), tables(projection, one));
          }
        }
      }
    }
    roster.update(live, all);
    readable = read;
    measured.stream().filter(id -> !all.contains(id)).toList().forEach(this::forget);
    all.forEach(this::gauges);
    feed.follow(fed);
    catchUps.only(fed.keySet());
    board.changed();
  }

  private IntFunction<Lane> lanes(EntityProjection<?> projection, Generation one) {
    var tables = tables(projection, one);
    return partition -> new Lane(tables, partition, settings.cachedRows(), one.asOf());
  }

  private ProjectionTables<?> tables(EntityProjection<?> projection, Generation one) {
    return ProjectionTables.of(projection, one.id(), one.schema(), counted(one.id()));
  }

  private ProjectionMeters counted(ProjectionId id) {
    return new ProjectionMeters(meters, id);
  }

  private CatchUp catchUp(ProjectionId id, int number) {
    var name = "catch-up-" + id.name() + "-" + id.version() + "-" + number;
    var topic = settings.topic();
    return CatchUp.start(
        name,
        new LaneReader(topic.name(), () -> topic.consumer(name), codec, halt),
        projector(),
        feed);
  }

  private Projector projector() {
    var store = new PostgresStore(sessions.open(), knownTopic);
    return new Projector(store, board, settings.mostParked(), erased, spans);
  }

  private void gauges(ProjectionId id) {
    if (!measured.add(id)) {
      return;
    }
    var tags = ProjectionMeters.tags(id);
    meters.gauge("hindsight.projection.lag.events", tags, watch, it -> it.progress(id).lagEvents());
    meters.gauge(
        "hindsight.projection.lag.seconds", tags, watch, it -> it.progress(id).lagSeconds());
    meters.gauge("hindsight.projection.parked", tags, watch, it -> it.progress(id).parked());
    meters.gauge("hindsight.projection.skipped", tags, watch, it -> it.progress(id).skipped());
  }

  private void forget(ProjectionId id) {
    measured.remove(id);
    ProjectionMeters.remove(meters, id);
  }

  @Override
  public void close() {
    steward.close();
    watch.close();
    catchUps.close();
    feed.sequence().close();
    liveProjector.close();
    knownTopic.close();
  }
}
