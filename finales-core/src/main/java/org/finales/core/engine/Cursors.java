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

  /** The number after which a page begins. */
  private static long read(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    try {
      return Long.parseLong(cursor, Character.MAX_RADIX);
    } catch (NumberFormatException e) {
      throw new InvalidException("/cursor", "is not a cursor that this broker gave out");
    }
  }

  /** A page of a list, whose parts may be shorter than asked for. */
  static <T> Page<T> page(Part<T> list, @Nullable String cursor, @Nullable Integer wished) {
    int limit = wished == null ? DEFAULT_LIMIT : wished;
    List<Numbered<T>> items = list.after(read(cursor), limit);
    if (items.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    long last = items.get(items.size() - 1).sequence();
    boolean more = !list.after(last, 1).isEmpty();
    return new Page<>(
        items.stream().map(Numbered::value).toList(),
        more ? Long.toString(last, Character.MAX_RADIX) : null);
  }

  /** Reads what follows a number: at most so many, and none only at the end. */
  interface Part<T> {
    List<Numbered<T>> after(long number, int limit);
  }
}
