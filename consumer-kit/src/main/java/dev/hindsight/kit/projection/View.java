package dev.hindsight.kit.projection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a view in one line; what it leaves out is said by the methods of the class. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface View {

  /** See {@link EntityProjection#name()}. */
  String name();

  /** See {@link EntityProjection#version()}. */
  int version() default 1;

  /** See {@link EntityProjection#kinds()}. */
  String[] kinds();

  /** See {@link EntityProjection#facts()}. */
  Class<? extends Record>[] facts() default {};
}
