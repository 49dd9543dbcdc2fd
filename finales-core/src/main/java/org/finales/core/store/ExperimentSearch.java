package org.finales.core.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.finales.api.battery.Technology;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentPage;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.api.experiment.ExperimentSort;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Facet;
import org.jspecify.annotations.Nullable;

/**
 * Lists of experiments with counts. The experiments that text, time and deletion leave are gone
 * through once, in an index that holds short numbers only; what is counted is counted among those.
 */
final class ExperimentSearch {
  private static final int MOST_FACETS = 1000;

  private final Session session;
  private final Database database;

  ExperimentSearch(Session session, Database database) {
    this.session = session;
    this.database = database;
  }

  ExperimentPage page(ExperimentQuery query) {
    Map<Kind, List<Facet>> facets = new EnumMap<>(Kind.class);
    long total = 0;
    for (Count count : counts(query)) {
      if (count.kind == null) {
        total = count.number;
      } else {
        facets
            .computeIfAbsent(count.kind, any -> new ArrayList<>())
            .add(new Facet(count.value, count.label, count.number));
      }
    }
    return new ExperimentPage(
        items(query),
        total,
        sorted(facets, Kind.TECHNOLOGY),
        sorted(facets, Kind.BATTERY),
        sorted(facets, Kind.STATION),
        sorted(facets, Kind.PROTOCOL),
        sorted(facets, Kind.STATE));
  }

  private static List<Facet> sorted(Map<Kind, List<Facet>> facets, Kind kind) {
    List<Facet> found = facets.getOrDefault(kind, new ArrayList<>());
    found.sort(
        java.util.Comparator.comparingLong(Facet::count)
            .reversed()
            .thenComparing(Facet::label)
            .thenComparing(Facet::value));
    return found;
  }

  private List<Experiment> items(ExperimentQuery query) {
    Where where = base(query);
    restrict(query, where, null);
    where.values.add(query.limit() == null ? BatteryTable.DEFAULT_LIMIT : query.limit());
    where.values.add(query.offset());
    return Readable.of(
        session
            .select(
                "select * from experiment where "
                    + where.sql
                    + " order by "
                    + order(query)
                    + " limit ? offset ?",
                where.values.toArray())
            .map(
                Readable.or(
                    ExperimentTable::experiment, row -> "experiment " + row.getString("id")))
            .list());
  }

  private static String order(ExperimentQuery query) {
    ExperimentSort sort = query.sort() == null ? ExperimentSort.STATE : query.sort();
    String down = query.descending() ? " desc" : "";
    String column =
        switch (sort) {
          case STATE -> "state_rank" + down;
          case NAME -> "name" + down;
          case CREATED -> "created" + down;
          case BEGUN -> "begun" + down + " nulls last";
          case ENDED -> "ended" + down + " nulls last";
          case PRIORITY -> "priority" + down;
          case BATTERY -> "(select b.name from battery b where b.sequence = battery_no)" + down;
          case STATION ->
              "(select s.name from station s where s.sequence = place_no)" + down + " nulls last";
          case PROTOCOL ->
              "(select p.name from protocol p where p.root = protocol_no and p.newest = 1)"
                  + down
                  + " nulls last";
        };
    return column + ", sequence" + down;
  }

  private Where base(ExperimentQuery query) {
    Where where = new Where().and("deleted = ?", Sql.flag(query.deleted()));
    if (query.text() != null && !query.text().isBlank()) {
      where.and(database.contains("search", "?"), query.text().strip().toLowerCase(Locale.ROOT));
    }
    if (query.from() != null) {
      where.and("created >= ?", Micros.of(query.from()));
    }
    if (query.until() != null) {
      where.and("created < ?", Micros.of(query.until()));
    }
    return where;
  }

  /** Adds what a query restricts, but for one thing. */
  private static void restrict(ExperimentQuery query, Where where, @Nullable Kind except) {
    for (Kind kind : Kind.values()) {
      if (kind != except) {
        where.in(kind.condition, kind.wanted(query));
      }
    }
  }

  private List<Count> counts(ExperimentQuery query) {
    Where all = base(query);
    StringBuilder sql =
        new StringBuilder(
                "with hit as materialized (select battery_no, place_no, protocol_no, technology,"
                    + " state_rank from experiment where ")
            .append(all.sql)
            .append(") select '' as kind, '' as value, '' as label, count(*) as number from hit");
    Where total = new Where();
    restrict(query, total, null);
    if (!total.sql.isEmpty()) {
      sql.append(" where ").append(total.sql);
      all.values.addAll(total.values);
    }
    for (Kind kind : Kind.values()) {
      Where others = new Where().and(kind.column + " is not null");
      restrict(query, others, kind);
      sql.append(" union all select * from (select '")
          .append(kind.name())
          .append("' as kind, ")
          .append(kind.named)
          .append(", number from (select ")
          .append(kind.column)
          .append(" as found, count(*) as number from hit where ")
          .append(others.sql)
          .append(" group by ")
          .append(kind.column)
          .append(" order by number desc limit ")
          .append(MOST_FACETS)
          .append(") tally ")
          .append(kind.from)
          .append(") ")
          .append(kind.name().toLowerCase(Locale.ROOT))
          .append("_counts");
      all.values.addAll(others.values);
    }
    return session
        .select(sql.toString(), all.values.toArray())
        .map(
            row -> {
              String kind = row.getString("kind");
              String value = row.getString("value");
              Kind found = kind.isEmpty() ? null : Kind.valueOf(kind);
              if (found == Kind.STATE) {
                value = stateOf(Integer.parseInt(value)).name();
              }
              String label =
                  found == Kind.STATE || found == Kind.TECHNOLOGY ? value : row.getString("label");
              return new Count(found, value, label, row.getLong("number"));
            })
        .list();
  }

  private static ExperimentState stateOf(int rank) {
    for (ExperimentState state : ExperimentState.values()) {
      if (ExperimentTable.rank(state) == rank) {
        return state;
      }
    }
    throw new IllegalStateException("no state has rank " + rank);
  }

  private record Count(@Nullable Kind kind, String value, String label, long number) {}

  /** What is counted. */
  private enum Kind {
    TECHNOLOGY("technology", "technology in ({})", "found as value, '' as label", ""),
    BATTERY(
        "battery_no",
        "battery_no in (select sequence from battery where id in ({}))",
        "b.id as value, b.name as label",
        "join battery b on b.sequence = tally.found"),
    STATION(
        "place_no",
        "place_no in (select sequence from station where id in ({}))",
        "s.id as value, s.name as label",
        "join station s on s.sequence = tally.found"),
    PROTOCOL(
        "protocol_no",
        "protocol_no in (select root from protocol where id in ({}))",
        "p.id as value, p.name as label",
        "join protocol p on p.root = tally.found and p.newest = 1"),
    STATE("state_rank", "state_rank in ({})", "cast(found as text) as value, '' as label", "");

    private final String column;
    private final String condition;
    private final String named;
    private final String from;

    Kind(String column, String condition, String named, String from) {
      this.column = column;
      this.condition = condition;
      this.named = named;
      this.from = from;
    }

    Collection<?> wanted(ExperimentQuery query) {
      return switch (this) {
        case TECHNOLOGY -> query.technologies().stream().map(Technology::name).toList();
        case BATTERY -> query.batteries().stream().map(UUID::toString).toList();
        case STATION -> query.stations().stream().map(UUID::toString).toList();
        case PROTOCOL -> query.protocols().stream().map(UUID::toString).toList();
        case STATE -> query.states().stream().map(ExperimentTable::rank).toList();
      };
    }
  }
}
