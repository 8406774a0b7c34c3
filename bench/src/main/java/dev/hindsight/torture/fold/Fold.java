package dev.hindsight.torture.fold;

import dev.hindsight.torture.evidence.LogEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one kind of entity becomes a row of one table. */
interface Fold {

  /** Of which entities. */
  String kind();

  /** With the database. */
  String table();

  /**
   * The columns after an event.
   *
   * @param row before it; null when there is none. Not to be changed
   * @param data of the event
   * @return null when there is none after it either
   */
  @Nullable Map<String, Object> after(
      @Nullable Map<String, Object> row, LogEvent event, Map<String, Object> data);
}
