package org.finales.server.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.finales.api.broker.Page;
import org.jspecify.annotations.Nullable;

/**
 * The type of a page of things.
 *
 * @param item what is listed
 */
record PageOf(Class<?> item) implements ParameterizedType {
  @Override
  public Type[] getActualTypeArguments() {
    return new Type[] {item};
  }

  @Override
  public Type getRawType() {
    return Page.class;
  }

  @Override
  public @Nullable Type getOwnerType() {
    return null;
  }
}
