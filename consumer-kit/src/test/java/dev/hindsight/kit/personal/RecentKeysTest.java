package dev.hindsight.kit.personal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.events.personal.PersonalKey;
import dev.hindsight.schedule.EverySchedule;
import dev.hindsight.schedule.EverySchedule.Scene;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long keys stay in memory. */
class RecentKeysTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final UUID ADA = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID EVE = new UUID(1, 3);

  @Test
  void the_key_of_an_erased_customer_is_gone_at_once_and_no_other() {
    var keys = new RecentKeys(10, LONG);
    keys.put(ADA, key(ADA), keys.erasures());
    keys.put(BOB, key(BOB), keys.erasures());

    keys.forget(ADA);

    assertThat(keys.get(ADA)).isEmpty();
    assertThat(keys.get(BOB)).isPresent();
  }

  @Test
  void a_key_that_was_on_its_way_during_an_erasure_is_not_remembered() {
    var keys = new RecentKeys(10, LONG);
    var before = keys.erasures();

    keys.forget(ADA);
    keys.put(ADA, key(ADA), before);

    assertThat(keys.get(ADA)).isEmpty();
  }

  @Test
  void what_is_too_old_goes_though_nobody_asks_for_it() {
    var keys = new RecentKeys(10, Duration.ofNanos(-1));
    keys.put(ADA, key(ADA), keys.erasures());
    assertThat(keys.size()).isEqualTo(1);

    keys.dropOld();

    assertThat(keys.size()).isZero();
  }

  @Test
  void the_oldest_gives_way_when_there_are_too_many() {
    var keys = new RecentKeys(2, LONG);
    keys.put(ADA, key(ADA), keys.erasures());
    keys.put(BOB, key(BOB), keys.erasures());
    keys.put(ADA, key(ADA), keys.erasures());

    keys.put(EVE, key(EVE), keys.erasures());

    assertThat(keys.get(BOB)).isEmpty();
    assertThat(keys.get(ADA)).isPresent();
    assertThat(keys.size()).isEqualTo(2);
  }

  @Test
  void no_key_of_the_erased_is_left_whenever_the_erasure_is_heard_of() {
    EverySchedule.of(() -> new OneIsErasedWhileTheKeyIsFetched());
  }

  private static PersonalFields key(UUID customer) {
    return PersonalFields.with(new PersonalKey(customer, PersonalKey.random()));
  }

  private static final class OneIsErasedWhileTheKeyIsFetched implements Scene {

    private static final PersonalFields KEY = key(ADA);

    private final RecentKeys keys = new RecentKeys(10, LONG);
    private volatile boolean isDestroyed;

    @Override
    public void one() {
      var before = keys.erasures();
      if (!isDestroyed) {
        keys.put(ADA, KEY, before);
      }
    }

    @Override
    public void other() {
      isDestroyed = true;
      keys.forget(ADA);
    }

    @Override
    public boolean isRight() {
      return keys.get(ADA).isEmpty();
    }
  }
}
