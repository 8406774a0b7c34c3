package dev.hindsight.kit.personal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The keys fetched last, each for so long only: a destroyed key must not live on in memory. */
final class RecentKeys {

  private final int most;
  private final long life;
  private final Map<UUID, Held> entries = new LinkedHashMap<>();
  private long erasures;

  RecentKeys(int most, Duration life) {
    this.most = most;
    this.life = life.toNanos();
  }

  synchronized Optional<PersonalFields> get(UUID customer) {
    dropOld();
    return Optional.ofNullable(entries.get(customer)).map(Held::fields);
  }

  /** How many erasures were heard of; to be asked before a key is fetched. */
  synchronized long erasures() {
    return erasures;
  }

  /**
   * Remembers a key, unless somebody was erased while it was fetched: it may be theirs.
   *
   * @param before how many erasures there were before it was fetched
   */
  synchronized void put(UUID customer, PersonalFields fields, long before) {
    dropOld();
    if (before == erasures) {
      entries.remove(customer);
      entries.put(customer, new Held(fields, System.nanoTime()));
      if (entries.size() > most) {
        entries.remove(entries.keySet().iterator().next());
      }
    }
  }

  /** The customer was erased. */
  synchronized void forget(UUID customer) {
    erasures++;
    entries.remove(customer);
  }

  /** Drops what is too old, whether anybody asks for it or not. */
  synchronized void dropOld() {
    var now = System.nanoTime();
    var oldest = entries.values().iterator();
    while (oldest.hasNext() && now - oldest.next().since() > life) {
      oldest.remove();
    }
  }

  synchronized int size() {
    return entries.size();
  }

  private record Held(PersonalFields fields, long since) {}
}
