package dev.hindsight.command.backup;

import dev.hindsight.command.backup.ExportLines.AnswerLine;
import dev.hindsight.command.backup.ExportLines.KeyLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that go into the log in one go. */
final class RestorePage {

  private static final int MOST_ROWS = 1000;
  private static final long MOST_BYTES = 4L * 1024 * 1024;

  record EventRow(long batch, int ordinal, RestoredEvent event) {}

  record BatchRow(
      long id, @Nullable Long firstPosition, int size, Instant recordedAt, boolean abandoned) {}

  final List<EventRow> events = new ArrayList<>();
  final List<BatchRow> batches = new ArrayList<>();
  final List<AnswerLine> answers = new ArrayList<>();
  final List<KeyLine> keys = new ArrayList<>();
  private long bytes;

  void read(int lengthOfLine) {
    bytes += lengthOfLine;
  }

  boolean isFull() {
    return bytes >= MOST_BYTES
        || events.size() + batches.size() + answers.size() + keys.size() >= MOST_ROWS;
  }
}
