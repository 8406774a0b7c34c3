package dev.hindsight.command.follow;

import dev.hindsight.command.lifecycle.Shutdown;
import dev.hindsight.command.log.SharedTail;
import dev.hindsight.command.log.Waiting;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.watch.AppendSignal;
import dev.hindsight.command.watch.DatabaseLock;
import dev.hindsight.command.watch.Wakeup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Starts the followers with the service, and stops them before who handles their commands. */
@ApplicationScoped
public class FollowersStart {

  private static final long STOP_LIMIT_MILLIS = 10_000;

  private final Followers followers;
  private final FollowerStore store;
  private final List<Following> followings = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  FollowersStart(
      Followers followers,
      FollowerStore store,
      SharedTail tail,
      Connections connections,
      AppendSignal signal,
      Persistence persistence) {
    this.followers = followers;
    this.store = store;
    for (var followed : followers.all()) {
      var wakeup = new Wakeup();
      signal.add(wakeup, followed.progress()::isLeading);
      var lock = DatabaseLock.named("follower " + followed.name(), connections);
      var following =
          new Following(
              followed.follower(), tail, store, lock, wakeup, persistence, followed.progress());
      followings.add(following);
      threads.add(Thread.ofPlatform().name(followed.name()).unstarted(following));
    }
  }

  // Before the first request: what comes first concerns a reaction that starts at the head.
  void start(@Observes StartupEvent event)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (var followed : followers.all()) {
      Waiting.on(store.enroll(followed.follower()));
    }
    threads.forEach(Thread::start);
  }

  void stop(@Observes @Priority(Shutdown.FOLLOWERS) ShutdownEvent event)
      throws InterruptedException {
    followings.forEach(Following::stop);
    for (var thread : threads) {
      thread.join(STOP_LIMIT_MILLIS);
    }
  }
}
