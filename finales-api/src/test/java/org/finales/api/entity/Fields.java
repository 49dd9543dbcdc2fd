package org.finales.api.entity;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** What can be asked of the fields of records. */
final class Fields {
  private Fields() {}

  /** Returns the class of a field, or of the items of a list. */
  static Class<?> item(Type type) {
    return type instanceof ParameterizedType list
        ? item(list.getActualTypeArguments()[0])
        : (Class<?>) type;
  }
}
