package dev.hindsight.kit.shop;

import dev.hindsight.events.personal.PersonalText;
import dev.hindsight.kit.projection.Table;
import org.jspecify.annotations.Nullable;

/** A customer, sealed; erased: without anything personal. */
@Table("customers")
public record CustomerRow(@Nullable PersonalText name, @Nullable PersonalText email) {}
