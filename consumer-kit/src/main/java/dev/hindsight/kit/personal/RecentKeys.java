package dev.hindsight.kit.personal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The keys fetched last, each for so long only: a destroyed key must not live on in memory. */
final class RecentKeys {

  private final long life;
  private final Map<UUID, Held> entries;

  RecentKeys(int most, Duration life) {
    this.life = life.toNanos();
    this.entries =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<UUID, Held> eldest) {
            return size() > most || eldest.getValue().isOlderThan(RecentKeys.this.life);
          }
        };
  }

  synchronized Optional<PersonalFields> get(UUID customer) {
    var entry = entries.get(customer);
    if (entry != null && entry.isOlderThan(life)) {
      entries.remove(customer);
      return Optional.empty();
    }
    return Optional.ofNullable(entry).map(Held::fields);
  }

  synchronized void put(UUID customer, PersonalFields fields) {
    entries.remove(customer);
    entries.put(customer, new Held(fields, System.nanoTime()));
  }

  private record Held(PersonalFields fields, long since) {
    boolean isOlderThan(long life) {
      return System.nanoTime() - since > life;
    }
  }
}
