package dev.hindsight.kit.freshness;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Put on a resource or its method: the answer includes the effect of the {@code Consistency-Token}
 * of the request, or is a 503, and says in {@code Projection-Position} and {@code Projection-Time}
 * how far its projections are: which position they have reached, and the moment that they show. Of
 * a projection that is level with the topic that is the moment when it was last seen to be, however
 * long ago the last event was; else the recording time up to which it has everything.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Fresh {
  /** The names of the projections that answer; of several the one that is least far counts. */
  String[] value();

  /** Those that answer instead when the request has a parameter {@code version} or {@code asOf}. */
  String[] past() default {};
}
