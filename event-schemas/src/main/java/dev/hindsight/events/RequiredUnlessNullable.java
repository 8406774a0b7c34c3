package dev.hindsight.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;

/**
 * Tells Jackson what the types say: every part of an event must be there unless it is
 * {@code @Nullable}. Without this a missing field is read as null, and fails much later elsewhere.
 */
final class RequiredUnlessNullable extends NopAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    return mayNotBeNull(member) ? Boolean.TRUE : null;
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated part) {
    return mayNotBeNull(part)
        ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
        : JsonSetter.Value.empty();
  }

  private static boolean mayNotBeNull(Annotated part) {
    return part instanceof AnnotatedParameter parameter
        && parameter.getOwner().getMember() instanceof Executable maker
        && maker.getDeclaringClass().getPackageName().startsWith("dev.hindsight.")
        && !maker.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(
            Nullable.class);
  }
}
