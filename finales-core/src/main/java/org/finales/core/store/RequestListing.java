package org.finales.core.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.RequestStatus;
import org.jspecify.annotations.Nullable;

/**
 * A page of a table of requests: which, in which order, and how many there are.
 *
 * @param statuses any of these; empty for all
 * @param quantities any of these; empty for all
 * @param text what quantity, methods, account, holder or identifier hold, in any case; {@code null}
 *     for all
 * @param order by what
 * @param descending whether the greatest comes first
 * @param offset how many rows come before the page, 0 or more
 * @param limit rows on the page, 1 to 1000
 */
public record RequestListing(
    Set<RequestStatus> statuses,
    Set<String> quantities,
    @Nullable String text,
    Order order,
    boolean descending,
    long offset,
    int limit) {

  public RequestListing {
    statuses = Set.copyOf(statuses);
    quantities = Set.copyOf(quantities);
    if (offset < 0 || limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("a page has 1 to 1000 rows and begins at 0 or later");
    }
  }

  /** By what rows can be ordered; rows that are alike come in the order of posting. */
  public enum Order {
    CREATED("sequence"),
    UPDATED("updated"),
    QUANTITY("quantity"),
    STATUS("status"),
    ACCOUNT("account"),
    PRIORITY("priority");

    private final String column;

    Order(String column) {
      this.column = column;
    }

    /** The name used in addresses: lower case. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #wireName()}; the time of posting for everything else. */
    public static Order of(String name) {
      for (Order order : values()) {
        if (order.wireName().equals(name)) {
          return order;
        }
      }
      return CREATED;
    }
  }

  /**
   * A row, without parameters.
   *
   * @param holder who holds it; {@code null} if nobody does
   */
  public record Row(
      UUID id,
      String quantity,
      List<String> methods,
      RequestStatus status,
      int priority,
      String account,
      @Nullable String holder,
      Instant created,
      Instant updated) {}

  /**
   * What was found.
   *
   * @param rows the page
   * @param total rows on all pages
   * @param byStatus how many rows each status would leave, the other filters as they are
   * @param byQuantity how many rows each quantity would leave, the other filters as they are
   */
  public record Found(
      List<Row> rows, long total, Map<String, Long> byStatus, Map<String, Long> byQuantity) {}

  Found run(Session session, Database database) {
    Where all = new Where();
    all.text(text, database);
    Where both = new Where(all);
    both.in("status", statuses.stream().map(RequestStatus::wireName).toList());
    both.in("quantity", List.copyOf(quantities));
    Where forStatus = new Where(all);
    forStatus.in("quantity", List.copyOf(quantities));
    Where forQuantity = new Where(all);
    forQuantity.in("status", statuses.stream().map(RequestStatus::wireName).toList());
    Map<String, Long> byStatus = counts(session, "status", forStatus);
    Map<String, Long> byQuantity = counts(session, "quantity", forQuantity);
    long total =
        byStatus.entrySet().stream()
            .filter(
                entry ->
                    statuses.isEmpty()
                        || statuses.stream().anyMatch(s -> s.wireName().equals(entry.getKey())))
            .mapToLong(Map.Entry::getValue)
            .sum();
    String way = descending ? " desc" : "";
    List<Object> values = new ArrayList<>(both.values);
    values.add(limit);
    values.add(offset);
    List<Row> rows =
        session
            .select(
                "select id, quantity, methods, status, priority, account, holder, created, updated"
                    + " from request"
                    + both.sql()
                    + " order by "
                    + order.column
                    + way
                    + (order == Order.CREATED ? "" : ", sequence" + way)
                    + " limit ? offset ?",
                values.toArray())
            .map(
                row ->
                    new Row(
                        UUID.fromString(row.getString(1)),
                        row.getString(2),
                        Sql.names(row.getString(3)),
                        RequestStatus.of(row.getString(4)),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7),
                        Micros.instant(row.getLong(8)),
                        Micros.instant(row.getLong(9))))
            .list();
    return new Found(rows, total, byStatus, byQuantity);
  }

  private static Map<String, Long> counts(Session session, String column, Where where) {
    Map<String, Long> counts = new LinkedHashMap<>();
    session
        .select(
            "select " + column + ", count(*) from request" + where.sql() + " group by " + column,
            where.values.toArray())
        .map(row -> Map.entry(row.getString(1), row.getLong(2)))
        .list()
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /** Conditions with their values. */
  private static final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Where() {}

    Where(Where other) {
      conditions.addAll(other.conditions);
      values.addAll(other.values);
    }

    void in(String column, List<String> some) {
      if (!some.isEmpty()) {
        conditions.add(column + " in (" + Sql.marks(some.size()) + ")");
        values.addAll(some);
      }
    }

    void text(@Nullable String wanted, Database database) {
      if (wanted == null || wanted.isBlank()) {
        return;
      }
      String low = wanted.strip().toLowerCase(Locale.ROOT);
      List<String> places = new ArrayList<>();
      for (String column :
          List.of("quantity", "methods", "account", "coalesce(holder, '')", "id")) {
        places.add(database.contains("lower(" + column + ")", "?"));
        values.add(low);
      }
      conditions.add("(" + String.join(" or ", places) + ")");
    }

    String sql() {
      return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
  }
}
