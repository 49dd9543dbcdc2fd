package org.finales.server.web.kit.table;

import java.util.List;
import java.util.Map;

/**
 * A page of a table as {@code kit/table.jte} shows it.
 *
 * @param id its place on the page
 * @param query what was asked
 * @param heads the columns
 * @param filters what rows can be chosen by
 * @param days days that rows are compared with
 * @param searched whether a text can be looked for
 * @param rows cells by row and column
 * @param total rows on all pages
 * @param counts how many rows each value of each filter would leave
 */
public record TableView(
    String id,
    TableQuery query,
    List<Head> heads,
    List<TableSpec.Filter> filters,
    List<TableSpec.Day> days,
    boolean searched,
    List<List<Cell>> rows,
    long total,
    Map<String, Map<String, Long>> counts) {

  /**
   * The head of a column.
   *
   * @param key its name in the address
   * @param label what it says
   * @param sortable whether it can be clicked to order by it
   */
  public record Head(String key, String label, boolean sortable) {}

  /** How many pages there are, at least 1. */
  public int pages() {
    return (int) Math.max(1, (total + query.size() - 1) / query.size());
  }

  /** Number of the first row on this page, from 1; 0 if there is none. */
  public long first() {
    return rows.isEmpty() ? 0 : query.offset() + 1;
  }

  /** Number of the last row on this page. */
  public long last() {
    return query.offset() + rows.size();
  }

  /** How a column is ordered, in the words of ARIA. */
  public String order(Head head) {
    if (!head.key().equals(query.sort())) {
      return "none";
    }
    return query.descending() ? "descending" : "ascending";
  }

  /** How many rows a value would leave, in brackets; empty if that was not counted. */
  public String count(String filter, String value) {
    Map<String, Long> byValue = counts.get(filter);
    return byValue == null ? "" : " (" + byValue.getOrDefault(value, 0L) + ")";
  }
}
