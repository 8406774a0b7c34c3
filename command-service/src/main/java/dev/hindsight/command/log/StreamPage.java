package dev.hindsight.command.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of a stream without a hole, in the order of their versions.
 *
 * @param snapshot stands for all that is before them
 * @param more whether the stream may go on behind them
 */
public record StreamPage(
    @Nullable StoredSnapshot snapshot, List<StoredEvent> events, boolean more) {}
