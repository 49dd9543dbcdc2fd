package org.finales.core.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition under construction with its values. Not thread-safe. */
final class Where {
  final StringBuilder sql = new StringBuilder();
  final List<@Nullable Object> values = new ArrayList<>();

  /** Adds a condition with as many values as it has question marks. */
  Where and(String condition, @Nullable Object... given) {
    sql.append(sql.isEmpty() ? "" : " and ").append(condition);
    values.addAll(java.util.Arrays.asList(given));
    return this;
  }

  /** Adds that an expression is one of some values; nothing if there are none. */
  Where in(String expression, Collection<?> wanted) {
    if (!wanted.isEmpty()) {
      and(expression.replace("{}", Sql.marks(wanted.size())), wanted.toArray());
    }
    return this;
  }
}
