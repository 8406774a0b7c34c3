package dev.hindsight.torture.scenario;

import dev.hindsight.torture.rig.Service;
import dev.hindsight.torture.rig.Stores;
import dev.hindsight.torture.rig.Tampering;
import dev.hindsight.torture.rig.Tampering.Disk;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** The disk of each store is full for a while, or cannot be written to. */
public final class Disks implements Scenario {

  private static final Duration BACK = Duration.ofMinutes(1);

  /** A store that may have given up meanwhile: most do when they cannot write. */
  private record Store(String name, Tampering tampering, BooleanSupplier isAlive, Runnable start) {}

  @Override
  public String name() {
    return "disks";
  }

  @Override
  public String description() {
    return "no room on the disk of each store, and a file system that cannot be written to";
  }

  @Override
  public boolean tampers() {
    return true;
  }

  @Override
  public void run(Stage stage) throws Exception {
    for (int i = 0; i < stage.either(1, 3); i++) {
      for (var store : stores(stage)) {
        spoil(stage, store, Disk.FULL);
        spoil(stage, store, Disk.READ_ONLY);
      }
    }
  }

  private static List<Store> stores(Stage stage) {
    var stores = stage.rig().stores();
    var log = postgres(stores, Service.COMMAND);
    return stage.either(
        List.of(log),
        List.of(
            log,
            postgres(stores, Service.QUERY),
            postgres(stores, Service.ANALYTICS),
            new Store(
                "Kafka",
                stores.tamperingWithKafka(),
                stores.kafka()::isAlive,
                stores.kafka()::start)));
  }

  private static Store postgres(Stores stores, Service service) {
    var database = stores.database(service);
    return new Store(
        "PostgreSQL of " + service.title(),
        stores.tampering(service),
        database::isAlive,
        database::start);
  }

  private static void spoil(Stage stage, Store store, Disk disk) throws Exception {
    var what = disk.name().toLowerCase(Locale.ROOT).replace('_', '-');
    stage.fault("the disk of %s is %s".formatted(store.name(), what));
    store.tampering().disk(disk);
    stage.pass(stage.either(Duration.ofSeconds(4), Duration.ofSeconds(15)));
    store.tampering().disk(Disk.FINE);
    if (!store.isAlive().getAsBoolean()) {
      stage.say().accept("     " + store.name() + " has given up, and is started again");
      store.start().run();
    }
    var head = stage.journal().accepted();
    stage.becomes(
        "commands are accepted again once a disk is fine",
        BACK,
        () -> stage.journal().accepted() > head);
    stage.pass(stage.either(Duration.ofSeconds(1), Duration.ofSeconds(5)));
  }
}
