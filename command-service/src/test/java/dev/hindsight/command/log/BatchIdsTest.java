package dev.hindsight.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchIdsTest {

  private static final long NOW = 1_763_700_000_000L;

  @Test
  void an_id_is_a_uuid_of_version_7_with_its_time_in_front() {
    var id = BatchIds.id(NOW, new BatchIds(5).nextBatch(), 3);

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW);
  }

  @Test
  void an_id_says_which_batch_it_is_in_up_to_the_last_writer_and_place() {
    for (long writer : new long[] {1, 77, (1 << 24) - 1}) {
      var batch = new BatchIds(writer).nextBatch();
      for (int place : new int[] {0, 1, BatchIds.PLACES - 1}) {
        assertThat(BatchIds.batchOf(BatchIds.id(NOW, batch, place))).isEqualTo(batch);
      }
    }
  }

  @Test
  void no_two_writers_batches_or_places_share_an_id() {
    var seen = new HashSet<UUID>();
    for (long writer = 1; writer <= 20; writer++) {
      var ids = new BatchIds(writer);
      for (int b = 0; b < 20; b++) {
        var batch = ids.nextBatch();
        for (int place = 0; place < 20; place++) {
          assertThat(seen.add(BatchIds.id(NOW, batch, place))).isTrue();
        }
      }
    }
  }

  @Test
  void the_next_id_is_that_of_the_next_place() {
    var batch = new BatchIds(1).nextBatch();

    assertThat(BatchIds.next(BatchIds.id(NOW, batch, 4))).isEqualTo(BatchIds.id(NOW, batch, 5));
  }
}
