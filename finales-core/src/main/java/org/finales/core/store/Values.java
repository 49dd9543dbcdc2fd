package org.finales.core.store;

import java.sql.Types;
import org.finales.api.broker.InvalidException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Puts values into statements. */
final class Values {
  private Values() {}

  static <S extends SqlStatement<S>> S bind(S statement, @Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      statement.bind(i, argument(values[i]));
    }
    return statement;
  }

  private static Argument argument(@Nullable Object value) {
    if (value == null) {
      return (position, statement, context) -> statement.setNull(position, Types.NULL);
    }
    if (value instanceof String text) {
      requireStorable(text);
      return (position, statement, context) -> statement.setString(position, text);
    }
    if (value instanceof Long number) {
      return (position, statement, context) -> statement.setLong(position, number);
    }
    if (value instanceof Integer number) {
      return (position, statement, context) -> statement.setInt(position, number);
    }
    throw new IllegalArgumentException("no column holds a " + value.getClass());
  }

  /**
   * Refuses what UTF-8 cannot say, and NUL, which PostgreSQL does not keep: a text comes back as it
   * was sent, or it is not taken.
   */
  private static void requireStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new InvalidException("a text holds a NUL character at position " + i);
      }
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new InvalidException("a text holds half a character at position " + i);
        }
        i++;
      }
    }
  }
}
