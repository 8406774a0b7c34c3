package dev.hindsight.kit.projection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component of a tally that is added up; a {@code long}, or a {@code BigInteger} where a {@code
 * long} might not hold the sum of years. The components without it are the tally's key.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Sum {}
