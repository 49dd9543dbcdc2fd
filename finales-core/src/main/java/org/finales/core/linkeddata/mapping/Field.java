package org.finales.core.linkeddata.mapping;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component of a record: its name, what it holds and in which kind of collection. */
final class Field {
  private final RecordComponent component;
  private final Class<?> raw;
  private final Class<?> element;

  Field(RecordComponent component) {
    this.component = component;
    this.raw = component.getType();
    this.element = isCollection() ? argument(component.getGenericType(), 0) : raw;
  }

  String name() {
    return component.getName();
  }

  /** Returns the class of the value, or of the members if there are several. */
  Class<?> element() {
    return element;
  }

  boolean isCollection() {
    return Collection.class.isAssignableFrom(raw);
  }

  /** Tells whether there must be a value. */
  boolean isRequired() {
    return !isCollection() && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  boolean isMap() {
    return Map.class.isAssignableFrom(raw);
  }

  /** Returns the class of a map's values. */
  Class<?> mapValue() {
    return argument(component.getGenericType(), 1);
  }

  <A extends Annotation> @Nullable A annotation(Class<A> type) {
    return component.getAnnotation(type);
  }

  /** Returns what stands for a value that nobody stated. */
  @Nullable Object absent() {
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    if (isCollection()) {
      return collected(List.of());
    }
    return isMap() ? Map.of() : null;
  }

  /** Returns the members of a value in their order. */
  Collection<?> members(Object value) {
    return isCollection() ? (Collection<?>) value : List.of(value);
  }

  /** Puts members into the kind of collection that the field takes. */
  Object collected(List<?> members) {
    return Set.class.isAssignableFrom(raw)
        ? new LinkedHashSet<>(members)
        : new ArrayList<>(members);
  }

  @Override
  public String toString() {
    return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
  }

  private Class<?> argument(Type type, int index) {
    if (type instanceof ParameterizedType parameterized) {
      Type argument = parameterized.getActualTypeArguments()[index];
      if (argument instanceof Class<?> found) {
        return found;
      }
      if (argument instanceof ParameterizedType nested
          && nested.getRawType() instanceof Class<?> c) {
        return c;
      }
    }
    throw new IllegalArgumentException(this + " must say what it holds, as List<Quantity>");
  }
}
