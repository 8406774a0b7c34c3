package dev.hindsight.events.backup;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What must have come before the last line of an export.
 *
 * @param lines all of them, the header and the checks too
 * @param firstPosition of the first event; 0 when there is none
 * @param lastPosition of the last event; 0 when there is none
 * @param head the last position of the log when the export began
 * @param sha256 of all lines
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Manifest(
    long lines,
    long events,
    long firstPosition,
    long lastPosition,
    long answers,
    long batches,
    long keys,
    long head,
    String sha256) {}
