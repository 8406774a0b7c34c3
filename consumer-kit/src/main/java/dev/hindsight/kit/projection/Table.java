package dev.hindsight.kit.projection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The table that a record is stored in; its columns are the components in snake_case.
 *
 * <p>{@code UUID → uuid, String and enums → text, int and Integer → integer, long and Long →
 * bigint, BigInteger → numeric, boolean → boolean, Instant → timestamptz, Money total → total_minor
 * bigint and total_currency text, PersonalText → text}; records, lists and maps become {@code
 * jsonb}. A component that is {@code @Nullable} may be stored as NULL.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Table {
  /** The name, lower case: {@code carts}. */
  String value();
}
