package dev.hindsight.analytics.journey;

import dev.hindsight.analytics.rollup.Axes;
import dev.hindsight.analytics.rollup.Bucket;
import dev.hindsight.analytics.rollup.Grain;
import dev.hindsight.analytics.rollup.Times;
import dev.hindsight.kit.projection.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one drop adds to the sums. */
final class Drops {

  private final Facts out;

  Drops(Facts out) {
    this.out = out;
  }

  /** Adds a drop of a cart that is as it was before it. */
  void add(CartJourney before, DroppedItem item, CartDrop drop) {
    for (var key : DropKey.of(drop)) {
      if (key.hasAmounts()) {
        for (var bucket : drop.times().buckets()) {
          var amounts = DroppedTally.amounts(bucket, key, item.quantity(), item.value().minor());
          out.add(amounts);
        }
      }
      var others = before.drops().stream().filter(key::isOf).map(CartDrop::times).toList();
      var agree = drop.times().agree() && others.stream().allMatch(Times::agree);
      for (var axis : Axes.of(agree)) {
        count(key, axis, others, drop.times().by(axis));
      }
    }
    var since = before.lines().get(item.listingId());
    if (since != null) {
      waited(since, drop.times(), item.quantity());
    }
  }

  // By its own time a drop may lie before others that came earlier: then it comes between two of
  // them, and the later one has another before it from now on.
  private void count(DropKey key, Axes axis, List<Times> others, Instant at) {
    var times =
        others.stream().map(other -> other.by(axis)).collect(Collectors.toCollection(TreeSet::new));
    if (times.add(at)) {
      @Nullable Instant previous = times.lower(at);
      @Nullable Instant next = times.higher(at);
      link(key, axis, previous, at, 1);
      if (next != null) {
        link(key, axis, previous, next, -1);
        link(key, axis, at, next, 1);
      }
    }
  }

  // Only the first drop in a bucket counts there: the others come after one in the same.
  private void link(DropKey key, Axes axis, @Nullable Instant previous, Instant at, int carts) {
    for (var grain : Grain.values()) {
      var start = grain.floor(at);
      if (previous == null || previous.isBefore(start)) {
        out.add(DroppedTally.carts(new Bucket(axis, grain, start), key, previous, carts));
      }
    }
  }

  private void waited(Times since, Times until, int pieces) {
    for (var bucket : until.buckets(Axes.of(since.agree() && until.agree()))) {
      var axis = bucket.axis();
      var time = Duration.between(since.by(axis), until.by(axis));
      out.add(WaitTally.of(bucket, time.isNegative() ? Duration.ZERO : time, pieces));
    }
  }
}
