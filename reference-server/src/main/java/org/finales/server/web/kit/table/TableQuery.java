package org.finales.server.web.kit.table;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finales.server.web.kit.Links;
import org.finales.server.web.kit.PageCall;
import org.jspecify.annotations.Nullable;

/**
 * What the address asks of a table.
 *
 * @param path the page's path
 * @param text what to look for; {@code null} for everything
 * @param sort key of the column to order by; empty for the order that rows come in
 * @param descending whether the greatest comes first
 * @param page from 1
 * @param size rows on a page
 * @param filters chosen values by filter; filters without a choice are absent
 */
public record TableQuery(
    String path,
    @Nullable String text,
    String sort,
    boolean descending,
    int page,
    int size,
    Map<String, List<String>> filters) {

  /** How many rows a page can have. */
  public static final List<Integer> SIZES = List.of(25, 50, 100, 250);

  private static final int MAX_TEXT = 200;
  private static final int MAX_PAGE = 1_000_000;

  public TableQuery {
    filters = Map.copyOf(filters);
  }

  static TableQuery read(TableSpec<?> spec, PageCall call) {
    String text = call.query("q");
    String order = call.query("sort");
    boolean down = order != null && order.startsWith("-");
    String key = order == null ? "" : down ? order.substring(1) : order;
    boolean known = spec.isSortable(key);
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    for (TableSpec.Filter filter : spec.filters()) {
      List<String> values =
          call.queries(filter.key()).stream()
              .filter(v -> filter.options().stream().anyMatch(o -> o.value().equals(v)))
              .distinct()
              .toList();
      if (!values.isEmpty()) {
        chosen.put(filter.key(), values);
      }
    }
    for (TableSpec.Day day : spec.days()) {
      String value = call.query(day.key());
      if (value != null && isDay(value)) {
        chosen.put(day.key(), List.of(value));
      }
    }
    int size = number(call.query("size"), SIZES.get(0));
    return new TableQuery(
        call.ctx().path(),
        text == null || text.length() > MAX_TEXT ? null : text,
        known ? key : spec.sort(),
        known ? down : spec.descending(),
        Math.max(1, Math.min(MAX_PAGE, number(call.query("page"), 1))),
        SIZES.contains(size) ? size : SIZES.get(0),
        chosen);
  }

  private static boolean isDay(String text) {
    try {
      return text.length() == 10 && LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  /** How many rows come before this page's. */
  public long offset() {
    return (long) (page - 1) * size;
  }

  /** The chosen values of a filter; empty for all. */
  public List<String> chosen(String filter) {
    return filters.getOrDefault(filter, List.of());
  }

  /** The day of a field; {@code null} if none was given. */
  public @Nullable LocalDate day(String key) {
    List<String> given = chosen(key);
    return given.isEmpty() ? null : LocalDate.parse(given.get(0));
  }

  /** Whether rows are left out. */
  public boolean isNarrowed() {
    return text != null || !filters.isEmpty();
  }

  /** The address of another page. */
  public String toPage(int number) {
    return address(number, sort, descending);
  }

  /** The address that orders by a column, the other way round if it does already. */
  public String toSort(String key) {
    return address(1, key, key.equals(sort) && !descending);
  }

  private String address(int number, String order, boolean down) {
    StringBuilder all = new StringBuilder(path);
    char joint = '?';
    if (text != null) {
      all.append(joint).append("q=").append(Links.escape(text));
      joint = '&';
    }
    for (Map.Entry<String, List<String>> filter : new java.util.TreeMap<>(filters).entrySet()) {
      for (String value : filter.getValue()) {
        all.append(joint).append(filter.getKey()).append('=').append(Links.escape(value));
        joint = '&';
      }
    }
    if (!order.isEmpty()) {
      all.append(joint).append("sort=").append(down ? "-" : "").append(order);
      joint = '&';
    }
    if (size != SIZES.get(0)) {
      all.append(joint).append("size=").append(size);
      joint = '&';
    }
    if (number > 1) {
      all.append(joint).append("page=").append(number);
    }
    return all.toString();
  }
}
