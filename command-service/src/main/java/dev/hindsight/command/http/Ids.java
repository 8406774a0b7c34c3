package dev.hindsight.command.http;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** New ids of entities: UUIDs of version 7 (RFC 9562), so that new rows lie side by side. */
public final class Ids {

  private Ids() {}

  /** Unique, sorted by time, and no secret. */
  public static UUID next() {
    var random = ThreadLocalRandom.current();
    var high = System.currentTimeMillis() << 16 | 0x7000L | random.nextInt(0x1000);
    var low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
