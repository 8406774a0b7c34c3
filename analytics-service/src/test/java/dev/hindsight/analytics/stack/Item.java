package dev.hindsight.analytics.stack;

import dev.hindsight.events.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that carts are filled with. */
public record Item(
    UUID id, String title, @Nullable String brand, @Nullable String category, Money price) {}
