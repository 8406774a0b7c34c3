package dev.hindsight.kit.wiring;

import dev.hindsight.events.EventCodec;
import dev.hindsight.kit.backfill.CatchUp;
import dev.hindsight.kit.backfill.CatchUps;
import dev.hindsight.kit.backfill.LaneReader;
import dev.hindsight.kit.database.Sessions;
import dev.hindsight.kit.freshness.Freshness;
import dev.hindsight.kit.freshness.WaitingFreshness;
import dev.hindsight.kit.live.Changes;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.ProjectionMeters;
import dev.hindsight.kit.progress.Waiters;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.projector.Lane;
import dev.hindsight.kit.projector.ProjectionTables;
import dev.hindsight.kit.projector.Projector;
import dev.hindsight.kit.report.Pace;
import dev.hindsight.kit.report.Reporter;
import dev.hindsight.kit.source.Halt;
import dev.hindsight.kit.source.LiveFeed;
import dev.hindsight.kit.source.Sequence;
import dev.hindsight.kit.watch.Watch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All parts of the kit for one service, put together; knows no framework. */
public final class Kit implements AutoCloseable {

  private final KitSettings settings;
  private final Sessions sessions;
  private final MeterRegistry meters;
  private final Halt halt;
  private final Consumer<UUID> erased;
  private final EventCodec codec = new EventCodec();
  private final Board board = new Board();
  private final List<ProjectionTables<?>> projections = new ArrayList<>();
  private final Projector liveProjector;
  private final CatchUps catchUps;
  private final LiveFeed feed;
  private final Watch watch;
  private final Freshness freshness;
  private final Changes changes;

  /**
   * @param erased hears of every customer whose erasure comes by, before it is applied
   */
  public Kit(
      KitSettings settings,
      List<? extends EntityProjection<?>> written,
      Sessions sessions,
      MeterRegistry meters,
      Halt halt,
      Consumer<UUID> erased) {
    this.settings = settings;
    this.sessions = sessions;
    this.meters = meters;
    this.halt = halt;
    this.erased = erased;
    install(written);
    var ids = projections.stream().map(ProjectionTables::id).toList();
    var waiters = new Waiters(board, settings.mostWaiting());
    liveProjector = new Projector(sessions.open(), board, settings.mostParked(), erased);
    catchUps = new CatchUps(settings.readers(), this::catchUp);
    feed =
        new LiveFeed(
            new Sequence("hindsight-live"), liveProjector, codec, this::lanes, catchUps::add);
    watch = new Watch(ids, settings.topic(), sessions.open(), board, waiters, feed, halt);
    freshness = new WaitingFreshness(ids, board, waiters, watch);
    changes = new Changes(ids, board);
    ids.forEach(this::gauges);
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

  /** What tells others how far this service is; the caller starts and closes it. */
  public Reporter reporter(String service, Pace pace) {
    var kinds =
        projections.stream()
            .collect(Collectors.toMap(ProjectionTables::id, it -> it.projection().kinds()));
    return new Reporter(service, settings.topic(), kinds, board, pace);
  }

  private void install(List<? extends EntityProjection<?>> written) {
    var names = new HashSet<String>();
    for (var projection : written) {
      if (!names.add(projection.name())) {
        throw new IllegalArgumentException(
            "two projections are named " + projection.name() + "; the names must differ");
      }
      var counted = new ProjectionMeters(meters, ProjectionId.of(projection));
      projections.add(ProjectionTables.live(projection, counted));
    }
  }

  private List<Lane> lanes(int partition) {
    return projections.stream()
        .map(tables -> new Lane(tables, partition, settings.cachedRows()))
        .toList();
  }

  private CatchUp catchUp(ProjectionId id, int number) {
    var name = "catch-up-" + id.name() + "-" + id.version() + "-" + number;
    return new CatchUp(
        name,
        new LaneReader(settings.topic(), name, codec, halt),
        new Projector(sessions.open(), board, settings.mostParked(), erased),
        feed);
  }

  private void gauges(ProjectionId id) {
    var tags = ProjectionMeters.tags(id);
    meters.gauge("hindsight.projection.lag.events", tags, watch, it -> it.progress(id).lagEvents());
    meters.gauge(
        "hindsight.projection.lag.seconds", tags, watch, it -> it.progress(id).lagSeconds());
    meters.gauge("hindsight.projection.parked", tags, watch, it -> it.progress(id).parked());
  }

  @Override
  public void close() {
    watch.close();
    catchUps.close();
    feed.sequence().close();
    liveProjector.close();
  }
}
