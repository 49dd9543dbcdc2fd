package org.finales.core.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.finales.api.broker.InvalidException;
import org.jspecify.annotations.Nullable;

/** Puts values into statements. */
final class Values {
  private Values() {}

  static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        statement.setNull(i + 1, Types.NULL);
      } else if (value instanceof String text) {
        requireStorable(text);
        statement.setString(i + 1, text);
      } else if (value instanceof Long number) {
        statement.setLong(i + 1, number);
      } else if (value instanceof Integer number) {
        statement.setInt(i + 1, number);
      } else {
        throw new IllegalArgumentException("no column holds a " + value.getClass());
      }
    }
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
