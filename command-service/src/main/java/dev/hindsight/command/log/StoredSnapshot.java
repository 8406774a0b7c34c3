package dev.hindsight.command.log;

import dev.hindsight.events.StreamName;
import java.util.UUID;

/**
 * The state of a stream at one version, as it is stored beside the log.
 *
 * @param position of the stream's event at that version
 * @param eventId of the same event; in a log that has another one there the snapshot is of no use
 * @param fold names the code that made the state
 * @param checksum of all the others
 */
public record StoredSnapshot(
    StreamName stream,
    long version,
    long position,
    UUID eventId,
    String fold,
    String state,
    byte[] checksum) {}
