package org.finales.core.engine;

import java.util.List;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Page;
import org.finales.core.store.Numbered;
import org.jspecify.annotations.Nullable;

/** Pages of lists that are ordered by the numbers of their log entries. */
final class Cursors {
  private static final int DEFAULT_LIMIT = 100;

  private Cursors() {}

  static int limit(@Nullable Integer limit) {
    return limit == null ? DEFAULT_LIMIT : limit;
  }

  /** The number after which a page begins. */
  static long read(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    try {
      return Long.parseLong(cursor, Character.MAX_RADIX);
    } catch (NumberFormatException e) {
      throw new InvalidException("/cursor", "is not a cursor that this broker gave out");
    }
  }

  /** A page of a list that was read with one item more than the page may hold. */
  static <T> Page<T> page(List<Numbered<T>> items, int limit) {
    boolean more = items.size() > limit;
    List<Numbered<T>> shown = more ? items.subList(0, limit) : items;
    String next =
        more ? Long.toString(shown.get(shown.size() - 1).sequence(), Character.MAX_RADIX) : null;
    return new Page<>(shown.stream().map(Numbered::value).toList(), next);
  }
}
