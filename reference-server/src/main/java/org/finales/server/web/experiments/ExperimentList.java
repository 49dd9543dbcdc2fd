package org.finales.server.web.experiments;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.finales.api.battery.Technology;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentPage;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.api.experiment.ExperimentSort;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Facet;
import org.finales.core.engine.Action;
import org.finales.core.lab.Laboratory;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.form.Field.Option;
import org.finales.server.web.kit.table.Cell;
import org.finales.server.web.kit.table.TableQuery;
import org.finales.server.web.kit.table.TableSpec;
import org.jspecify.annotations.Nullable;

/** The table of all experiments. Thread-safe. */
final class ExperimentList {
  private static final int MOST_CHOSEN = 100;

  private final Laboratory laboratory;

  ExperimentList(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  void show(PageCall call) {
    TableQuery query = spec(call, asked(call), new Names()).query(call);
    ExperimentPage found = laboratory.experiments().list(call.actor(), experiments(query));
    Names names = new Names(call, found);
    Map<String, List<Option>> options = new LinkedHashMap<>();
    Map<String, Map<String, Long>> counts = new HashMap<>();
    offer(options, counts, "state", found.states(), query, value -> state(call, value));
    offer(options, counts, "technology", found.technologies(), query, RunWords::spoken);
    offer(options, counts, "battery", found.batteries(), query, names::battery);
    offer(options, counts, "station", found.stations(), query, names::station);
    offer(options, counts, "protocol", found.protocols(), query, names::protocol);
    options.put("deleted", List.of(new Option("yes", call.text("experiment.deleted"))));
    call.page("experiments/list")
        .title(call.text("experiment.nav"))
        .section("experiments")
        .live("experiments")
        .with("table", spec(call, options, names).view(query, found.items(), found.total(), counts))
        .with("undo", undo(call))
        .show();
  }

  private @Nullable Undo undo(PageCall call) {
    String id = call.query("undo");
    if (id == null || !isId(id)) {
      return null;
    }
    return laboratory
        .experiments()
        .find(call.actor(), UUID.fromString(id))
        .filter(Experiment::deleted)
        .map(each -> new Undo(each.id(), each.name()))
        .orElse(null);
  }

  /** What the address asks for, as far as it makes sense: the query knows its counts only later. */
  private static Map<String, List<Option>> asked(PageCall call) {
    Map<String, List<Option>> options = new LinkedHashMap<>();
    options.put("state", values(call, "state", ExperimentList::isState));
    options.put("technology", values(call, "technology", ExperimentList::isTechnology));
    for (String key : List.of("battery", "station", "protocol")) {
      options.put(key, values(call, key, ExperimentList::isId));
    }
    options.put("deleted", List.of(new Option("yes", "")));
    return options;
  }

  private static List<Option> values(PageCall call, String key, Function<String, Boolean> good) {
    return call.queries(key).stream()
        .filter(good::apply)
        .distinct()
        .limit(MOST_CHOSEN)
        .map(value -> new Option(value, value))
        .toList();
  }

  private static boolean isId(String text) {
    try {
      return text.length() == 36 && UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isState(String text) {
    return EnumSet.allOf(ExperimentState.class).stream().anyMatch(s -> s.name().equals(text));
  }

  private static boolean isTechnology(String text) {
    return EnumSet.allOf(Technology.class).stream().anyMatch(t -> t.name().equals(text));
  }

  /** Options with their counts, those that are chosen also where nothing is left of them. */
  private static void offer(
      Map<String, List<Option>> options,
      Map<String, Map<String, Long>> counts,
      String key,
      List<Facet> facets,
      TableQuery query,
      Function<String, String> label) {
    Set<String> values = new LinkedHashSet<>();
    Map<String, Long> numbers = new HashMap<>();
    for (Facet facet : facets) {
      values.add(facet.value());
      numbers.put(facet.value(), facet.count());
    }
    values.addAll(query.chosen(key));
    options.put(key, values.stream().map(v -> new Option(v, label.apply(v))).toList());
    counts.put(key, numbers);
  }

  private static ExperimentQuery experiments(TableQuery query) {
    LocalDate until = query.day("until");
    LocalDate from = query.day("from");
    return ExperimentQuery.builder()
        .text(query.text())
        .technologies(enums(Technology.class, query.chosen("technology")))
        .batteries(ids(query.chosen("battery")))
        .stations(ids(query.chosen("station")))
        .protocols(ids(query.chosen("protocol")))
        .states(enums(ExperimentState.class, query.chosen("state")).toArray(new ExperimentState[0]))
        .from(from == null ? null : from.atStartOfDay().toInstant(ZoneOffset.UTC))
        .until(until == null ? null : until.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
        .deleted(!query.chosen("deleted").isEmpty())
        .sort(ExperimentSort.valueOf(query.sort().toUpperCase(Locale.ROOT)), query.descending())
        .page((int) Math.min(10_000_000, query.offset()), query.size())
        .build();
  }

  private static Set<UUID> ids(List<String> texts) {
    Set<UUID> ids = new LinkedHashSet<>();
    texts.forEach(text -> ids.add(UUID.fromString(text)));
    return ids;
  }

  private static <E extends Enum<E>> Set<E> enums(Class<E> type, List<String> names) {
    Set<E> all = new LinkedHashSet<>();
    names.forEach(name -> all.add(Enum.valueOf(type, name)));
    return all;
  }

  private static String state(PageCall call, String value) {
    return RunWords.state(call.pages().texts(), ExperimentState.valueOf(value));
  }

  private TableSpec<Experiment> spec(
      PageCall call, Map<String, List<Option>> options, Names names) {
    TableSpec<Experiment> spec =
        TableSpec.<Experiment>of("experiments")
            .search()
            .column(
                "choose",
                call.text("experiment.choose"),
                each ->
                    new Cell.Choice(
                        "compare",
                        "id",
                        each.id().toString(),
                        call.text("experiment.choose-one", each.name())))
            .sortable("name", call.text("experiment.name"), ExperimentList::name)
            .sortable("state", call.text("experiment.state"), each -> badge(call, each))
            .column("preview", call.text("experiment.preview"), each -> preview(call, each))
            .sortable(
                "battery",
                call.text("experiment.battery"),
                each ->
                    Cell.link(
                        names.battery(each.battery().toString()),
                        "/lab/batteries/" + each.battery()))
            .sortable(
                "protocol",
                call.text("experiment.protocol"),
                each -> Cell.text(names.protocol(each.protocol())))
            .sortable(
                "station", call.text("experiment.station"), each -> Cell.text(place(each, names)))
            .sortable("created", call.text("experiment.created"), e -> Cell.time(e.created()))
            .sortable("begun", call.text("experiment.begun"), each -> Cell.time(each.begun()))
            .sortable("ended", call.text("experiment.ended"), each -> Cell.time(each.ended()))
            .column("more", call.text("experiment.more"), each -> menu(call, each))
            .orderedBy("state", false);
    options.forEach(
        (key, values) -> spec.filter(key, call.text("experiment.filter." + key), values));
    return spec.day("from", call.text("experiment.from"))
        .day("until", call.text("experiment.until"));
  }

  private static Cell name(Experiment each) {
    String text = each.description();
    return new Cell.Link(
        each.name(),
        "/lab/experiments/" + each.id(),
        text.length() > 120 ? text.substring(0, 119) + "…" : text);
  }

  private static Cell badge(PageCall call, Experiment each) {
    return Cell.badge(
        RunWords.state(call.pages().texts(), each.state()), RunWords.style(each.state()));
  }

  private static Cell preview(PageCall call, Experiment each) {
    return each.dataset() == null
        ? Cell.text("")
        : new Cell.Picture(
            "/lab/experiments/" + each.id() + "/preview.svg?r=" + each.revision(),
            call.text("experiment.preview-of", each.name()),
            "/lab/experiments/" + each.id() + "#data");
  }

  private static String place(Experiment each, Names names) {
    UUID id = each.runsOn() == null ? each.station() : each.runsOn();
    String station = id == null ? "" : names.station(id.toString());
    return each.channel() == null ? station : station + " · " + each.channel();
  }

  private static Cell menu(PageCall call, Experiment each) {
    String root = "/lab/experiments/" + each.id();
    List<Cell.Link> links = new ArrayList<>();
    if (each.dataset() != null) {
      for (String format : List.of("html", "csv", "bdf", "jsonld")) {
        links.add(
            new Cell.Link(call.text("experiment.file." + format), root + "/files/" + format, ""));
      }
    }
    List<Cell.Order> orders = new ArrayList<>();
    if (call.actor().may(Action.OPERATE)
        || (call.actor().may(Action.REQUEST) && call.actor().account().equals(each.creator()))) {
      if (each.deleted()) {
        orders.add(order(call, each, "restore", false));
      } else if (each.state().isOver()) {
        if (each.state() != ExperimentState.FINISHED && !each.imported()) {
          orders.add(order(call, each, "requeue", false));
        }
        orders.add(order(call, each, "delete", true));
      } else {
        orders.add(order(call, each, "abort", true));
      }
    }
    if (call.actor().may(Action.REQUEST) && each.protocol() != null) {
      orders.add(0, order(call, each, "clone", false));
    }
    return new Cell.Menu(call.text("experiment.more-of", each.name()), links, orders);
  }

  private static Cell.Order order(PageCall call, Experiment each, String name, boolean danger) {
    return new Cell.Order(
        call.text("experiment." + name),
        "order-" + name,
        "/lab/experiments/" + each.id() + "/" + name,
        each.name(),
        danger);
  }

  /** Names of what experiments are made of: those of the counts, and what these leave out. */
  private final class Names {
    private final @Nullable PageCall call;
    private final Map<String, String> known = new HashMap<>();

    Names() {
      this.call = null;
    }

    Names(PageCall call, ExperimentPage page) {
      this.call = call;
      for (List<Facet> facets : List.of(page.batteries(), page.stations(), page.protocols())) {
        facets.forEach(facet -> known.put(facet.value(), facet.label()));
      }
    }

    String battery(String id) {
      return known.computeIfAbsent(
          id,
          any ->
              call == null
                  ? ""
                  : laboratory
                      .batteries()
                      .find(call.actor(), UUID.fromString(id))
                      .map(RunWords::battery)
                      .orElse(id));
    }

    String station(String id) {
      return known.computeIfAbsent(
          id,
          any ->
              call == null
                  ? ""
                  : laboratory
                      .stations()
                      .find(call.actor(), UUID.fromString(id))
                      .map(station -> station.name())
                      .orElse(id));
    }

    String protocol(@Nullable UUID id) {
      return id == null ? "" : protocol(id.toString());
    }

    String protocol(String id) {
      return known.computeIfAbsent(
          id,
          any ->
              call == null
                  ? ""
                  : laboratory
                      .protocols()
                      .find(call.actor(), UUID.fromString(id))
                      .map(found -> found.protocol().name())
                      .orElse(id));
    }
  }
}
