package dev.hindsight.command.backup;

import dev.hindsight.command.backup.RestorePage.BatchRow;
import java.time.Instant;

/** The batch whose events are being read. */
record OpenBatch(long id, long firstPosition, int size, Instant recordedAt) {

  OpenBatch withOneMore() {
    return new OpenBatch(id, firstPosition, size + 1, recordedAt);
  }

  BatchRow row() {
    return new BatchRow(id, firstPosition, size, recordedAt, false);
  }
}
