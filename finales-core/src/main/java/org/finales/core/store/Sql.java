package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading and writing of columns that the tables have in common. */
final class Sql {
  private Sql() {}

  /** As many question marks, joined by commas. */
  static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  /** A list of names in one column: each between line feeds, which no name contains. */
  static String lines(Collection<?> names) {
    if (names.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n");
    names.forEach(name -> text.append(name).append('\n'));
    return text.toString();
  }

  /** What {@link #lines} wrote. */
  static List<String> names(String column) {
    return column.isEmpty()
        ? List.of()
        : List.of(column.substring(1, column.length() - 1).split("\n", -1));
  }

  /** What {@link #lines} wrote, as identifiers. */
  static Set<UUID> ids(String column) {
    Set<UUID> ids = new LinkedHashSet<>();
    names(column).forEach(name -> ids.add(UUID.fromString(name)));
    return ids;
  }

  /** Characters of JSON after which a list of things is cut; the reader goes on after the last. */
  static final long LIST_CHARACTERS = 2_000_000;

  /** How many characters these columns of a row hold. */
  static int length(ResultSet row, String... columns) throws SQLException {
    int length = 0;
    for (String column : columns) {
      length += row.getString(column).length();
    }
    return length;
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Micros.instant(row.getLong(column));
  }

  static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Micros.instant(micros);
  }

  static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static UUID id(ResultSet row, String column) throws SQLException {
    return UUID.fromString(row.getString(column));
  }

  static @Nullable UUID nullableId(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : UUID.fromString(text);
  }

  static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  static int flag(boolean value) {
    return value ? 1 : 0;
  }
}
