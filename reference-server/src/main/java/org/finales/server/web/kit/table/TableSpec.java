package org.finales.server.web.kit.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.form.Field.Option;

/**
 * A table, declared once.
 *
 * @param <R> what a row is about
 */
public final class TableSpec<R> {
  private final String id;
  private final List<Column<R>> columns = new ArrayList<>();
  private final List<Filter> filters = new ArrayList<>();
  private String sort = "";
  private boolean descending;
  private boolean searched;
  private final List<Day> days = new ArrayList<>();

  private TableSpec(String id) {
    this.id = id;
  }

  /**
   * A column.
   *
   * @param key its name in the address
   * @param label what stands in its head
   * @param sortable whether rows can be ordered by it
   * @param cell what stands in it
   */
  record Column<R>(String key, String label, boolean sortable, Function<R, Cell> cell) {}

  /**
   * A filter: several values are joined by "or", several filters by "and".
   *
   * @param key its name in the address
   * @param label what stands above it
   * @param options what to choose from
   */
  public record Filter(String key, String label, List<Option> options) {
    public Filter {
      options = List.copyOf(options);
    }
  }

  /**
   * A day that rows are compared with.
   *
   * @param key its name in the address
   * @param label what stands above it
   */
  public record Day(String key, String label) {}

  /**
   * Begins a table.
   *
   * @param id its place on the page
   */
  public static <R> TableSpec<R> of(String id) {
    return new TableSpec<>(id);
  }

  /** Adds a column. */
  public TableSpec<R> column(String key, String label, Function<R, Cell> cell) {
    columns.add(new Column<>(key, label, false, cell));
    return this;
  }

  /** Adds a column by which rows can be ordered. */
  public TableSpec<R> sortable(String key, String label, Function<R, Cell> cell) {
    columns.add(new Column<>(key, label, true, cell));
    return this;
  }

  /** Adds a filter. */
  public TableSpec<R> filter(String key, String label, List<Option> options) {
    filters.add(new Filter(key, label, options));
    return this;
  }

  /** Adds a field for a day, which the query has as {@code 2026-05-31} among its filters. */
  public TableSpec<R> day(String key, String label) {
    days.add(new Day(key, label));
    return this;
  }

  /** Adds a field for a text to look for. */
  public TableSpec<R> search() {
    searched = true;
    return this;
  }

  /** Orders rows by a column unless the address says otherwise. */
  public TableSpec<R> orderedBy(String key, boolean down) {
    sort = key;
    descending = down;
    return this;
  }

  /** What the address asks for; what makes no sense in it is passed over. */
  public TableQuery query(PageCall call) {
    return TableQuery.read(this, call);
  }

  /**
   * A page of rows.
   *
   * @param rows those that the query asks for
   * @param total how many there are on all pages
   * @param counts how many rows each value of each filter would leave; may be empty
   */
  public TableView view(
      TableQuery query, List<R> rows, long total, Map<String, Map<String, Long>> counts) {
    List<List<Cell>> cells =
        rows.stream()
            .map(row -> columns.stream().map(column -> column.cell().apply(row)).toList())
            .toList();
    return new TableView(
        id,
        query,
        columns.stream().map(c -> new TableView.Head(c.key(), c.label(), c.sortable())).toList(),
        filters,
        List.copyOf(days),
        searched,
        cells,
        total,
        counts);
  }

  String id() {
    return id;
  }

  List<Filter> filters() {
    return List.copyOf(filters);
  }

  List<Day> days() {
    return List.copyOf(days);
  }

  boolean isSortable(String key) {
    return columns.stream().anyMatch(column -> column.sortable() && column.key().equals(key));
  }

  String sort() {
    return sort;
  }

  boolean descending() {
    return descending;
  }
}
