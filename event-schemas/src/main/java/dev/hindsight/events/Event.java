package dev.hindsight.events;

/**
 * A fact that has happened; immutable. The records below are the newest version of each type; older
 * versions are lifted to them by the steps in {@code upcast}.
 *
 * <p>An event does not repeat the id of its own entity: that is the subject of its {@link
 * Envelope}.
 */
public sealed interface Event
    permits AccountEvent,
        CartEvent,
        CustomerEvent,
        EmailEvent,
        ListingEvent,
        OrderEvent,
        TransferEvent {}
