package org.finales.core.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reading of many rows of which one may be spoilt: it is logged and left out, so that it does not
 * hide the others or keep a broker from starting. Whoever asks for that row alone is told.
 */
final class Readable {
  private static final Logger log = LoggerFactory.getLogger(Readable.class);

  private Readable() {}

  /**
   * A row's thing, or nothing if it cannot be read.
   *
   * @param name what to call the row in the log
   */
  static <T> Session.Row<Optional<T>> or(Session.Row<T> reader, Session.Row<String> name) {
    return row -> {
      try {
        return Optional.of(reader.read(row));
      } catch (SQLException | DatabaseException e) {
        throw e;
      } catch (RuntimeException e) {
        log.error("{} cannot be read and is left out: {}", name.read(row), e.toString());
        return Optional.empty();
      }
    };
  }

  /** Those that could be read. */
  static <T> List<T> of(List<Optional<T>> rows) {
    return rows.stream().flatMap(Optional::stream).toList();
  }

  /**
   * The next of a numbered list that can be read; none only at the end of the list.
   *
   * @param page rows after a number, none only at the end
   */
  static <T> List<Numbered<T>> page(long after, LongFunction<List<Numbered<Optional<T>>>> page) {
    long place = after;
    while (true) {
      List<Numbered<Optional<T>>> rows = page.apply(place);
      List<Numbered<T>> found = new ArrayList<>(rows.size());
      for (Numbered<Optional<T>> row : rows) {
        row.value().ifPresent(value -> found.add(new Numbered<>(row.sequence(), value)));
        place = row.sequence();
      }
      if (!found.isEmpty() || rows.isEmpty()) {
        return found;
      }
    }
  }
}
