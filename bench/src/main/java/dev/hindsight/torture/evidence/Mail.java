package dev.hindsight.torture.evidence;

/**
 * A mail that arrived.
 *
 * @param messageId by which a receiver knows one that comes twice
 * @param event the id of the event that it was sent for
 */
public record Mail(String messageId, String event) {}
