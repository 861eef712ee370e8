package org.elenchus.claims.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Jackson needs to know from the code itself. The subtypes of a sealed interface are
 * those that it permits. It makes a record component required, and null an error, unless its type
 * is marked {@code Nullable}: what the compiler demands of code, Jackson demands of files.
 */
final class RecordIntrospector extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
    Class<?> type = annotated.getRawType();
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).map(NamedType::new).toList()
        : super.findSubtypes(annotated);
  }

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    RecordComponent component = component(member);
    return component == null
        ? super.hasRequiredMarker(member)
        : Boolean.valueOf(!isNullable(component));
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    RecordComponent component = component(annotated);
    return component == null || isNullable(component)
        ? super.findSetterInfo(annotated)
        : JsonSetter.Value.forValueNulls(Nulls.FAIL);
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable RecordComponent component(Annotated annotated) {
    if (!(annotated instanceof AnnotatedParameter parameter)) {
      return null;
    }
    Class<?> owner = parameter.getOwner().getDeclaringClass();
    RecordComponent[] components = owner.getRecordComponents();
    boolean canonical =
        components != null && parameter.getOwner().getParameterCount() == components.length;
    return canonical ? components[parameter.getIndex()] : null;
  }
}
