package org.finales.server.web.battery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.finales.api.battery.Battery;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Listing;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.quantity.Quantity;
import org.finales.core.engine.Action;
import org.finales.core.lab.Laboratory;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.NavigationItem;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.Room;
import org.finales.server.web.kit.SearchSource;
import org.finales.server.web.kit.Texts;
import org.finales.server.web.kit.form.Field.Option;
import org.finales.server.web.kit.table.Cell;
import org.finales.server.web.kit.table.TableQuery;
import org.finales.server.web.kit.table.TableSpec;
import org.jspecify.annotations.Nullable;

/** The laboratory's batteries: the list, the page of each, adding, changing and retiring them. */
public final class BatteryRoom implements Room {
  static final String LIST = "/lab/batteries";

  /** Batteries that the list orders and filters itself. */
  private static final int MOST = 20_000;

  private static final int AT_ONCE = 1_000;

  private final Laboratory laboratory;

  /** Makes the room of a laboratory. */
  public BatteryRoom(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  @Override
  public String texts() {
    return "battery";
  }

  @Override
  public List<NavigationItem> navigation() {
    return List.of(
        NavigationItem.to("batteries", "battery.nav", LIST, 30),
        NavigationItem.adding("battery-new", "battery.nav.new", LIST + "/new", Action.REQUEST, 30));
  }

  @Override
  public List<SearchSource> searches() {
    return List.of(new Hits());
  }

  @Override
  public void register(Pages pages) {
    BatteryEdit edit = new BatteryEdit(laboratory, this::all);
    pages.get(LIST, Action.READ, this::list);
    pages.get(LIST + "/new", Action.REQUEST, edit::blank);
    pages.post(LIST + "/new", Action.REQUEST, edit::add);
    pages.get(LIST + "/taken", Action.READ, edit::taken);
    pages.get(LIST + "/{id}", Action.READ, this::battery);
    pages.get(LIST + "/{id}/change", Action.REQUEST, edit::known);
    pages.post(LIST + "/{id}/change", Action.REQUEST, edit::change);
    pages.post(LIST + "/{id}/retire", Action.REQUEST, call -> retire(call, true));
    pages.post(LIST + "/{id}/reactivate", Action.REQUEST, call -> retire(call, false));
  }

  /** All batteries, at most 20,000. */
  private List<RegisteredBattery> all(PageCall call, @Nullable String text, boolean retired) {
    List<RegisteredBattery> all = new ArrayList<>();
    while (all.size() < MOST) {
      Listing<RegisteredBattery> part =
          laboratory
              .batteries()
              .list(call.actor(), new RegisterQuery(text, retired, all.size(), AT_ONCE));
      all.addAll(part.items());
      if (part.items().size() < AT_ONCE) {
        break;
      }
    }
    return all;
  }

  private void list(PageCall call) {
    TableSpec<RegisteredBattery> spec = spec(call.pages().texts());
    TableQuery query = spec.query(call);
    List<RegisteredBattery> found =
        new ArrayList<>(all(call, query.text(), !query.chosen("state").isEmpty()));
    List<String> families = query.chosen("technology");
    List<String> states = query.chosen("state");
    Predicate<RegisteredBattery> family =
        b -> families.isEmpty() || families.contains(family(b.battery()));
    Predicate<RegisteredBattery> state = b -> states.isEmpty() || states.contains(state(b));
    Map<String, Map<String, Long>> counts = new HashMap<>();
    counts.put(
        "technology",
        found.stream()
            .filter(state)
            .collect(Collectors.groupingBy(b -> family(b.battery()), Collectors.counting())));
    if (!states.isEmpty()) {
      counts.put(
          "state",
          found.stream()
              .filter(family)
              .collect(Collectors.groupingBy(BatteryRoom::state, Collectors.counting())));
    }
    found.removeIf(family.and(state).negate());
    found.sort(order(query));
    List<RegisteredBattery> shown =
        found.stream().skip(query.offset()).limit(query.size()).toList();
    call.page("battery/list")
        .title(call.text("battery.title"))
        .section("batteries")
        .with("table", spec.view(query, shown, found.size(), counts))
        .show();
  }

  private static String family(Battery battery) {
    return battery.technology() == null ? "none" : BatteryWords.wire(battery.technology());
  }

  private static String state(RegisteredBattery battery) {
    return battery.retired() ? "retired" : "active";
  }

  private static Comparator<RegisteredBattery> order(TableQuery query) {
    Comparator<RegisteredBattery> order =
        switch (query.sort()) {
          case "technology" -> Comparator.comparing(b -> family(b.battery()));
          case "make" -> comparing(b -> BatteryWords.make(b.battery()));
          case "serial" ->
              comparing(b -> b.battery().serialNumber() == null ? "" : b.battery().serialNumber());
          case "capacity" ->
              Comparator.comparing(
                  b -> BatteryWords.capacity(b.battery()),
                  Comparator.nullsLast(Comparator.<Quantity>naturalOrder()));
          case "created" -> Comparator.comparing(RegisteredBattery::created);
          default -> comparing(BatteryWords::name);
        };
    return query.descending() ? order.reversed() : order;
  }

  private static Comparator<RegisteredBattery> comparing(
      java.util.function.Function<RegisteredBattery, String> text) {
    return Comparator.comparing(b -> text.apply(b).toLowerCase(Locale.ROOT));
  }

  private static TableSpec<RegisteredBattery> spec(Texts texts) {
    List<Option> families = new ArrayList<>(BatteryWords.technologies(texts));
    families.add(new Option("none", texts.get("battery.technology.none")));
    return TableSpec.<RegisteredBattery>of("batteries")
        .search()
        .filter("technology", texts.get("battery.technology"), families)
        .filter(
            "state",
            texts.get("battery.state"),
            List.of(
                new Option("active", texts.get("battery.state.active")),
                new Option("retired", texts.get("battery.state.retired"))))
        .orderedBy("name", false)
        .sortable("name", texts.get("battery.name"), BatteryRoom::named)
        .sortable(
            "technology",
            texts.get("battery.technology"),
            b -> Cell.text(family(texts, b.battery())))
        .sortable("make", texts.get("battery.make"), b -> Cell.text(BatteryWords.make(b.battery())))
        .sortable(
            "serial", texts.get("battery.serialNumber"), b -> Cell.text(b.battery().serialNumber()))
        .sortable("capacity", texts.get("battery.capacity"), BatteryRoom::capacity)
        .column("window", texts.get("battery.window"), b -> Cell.text(window(b.battery())))
        .column(
            "state",
            texts.get("battery.state"),
            b -> Cell.badge(texts.get("battery.state." + state(b)), b.retired() ? "off" : "good"))
        .sortable("created", texts.get("battery.created"), b -> Cell.time(b.created()));
  }

  private static Cell named(RegisteredBattery battery) {
    return Cell.link(BatteryWords.name(battery), LIST + "/" + battery.id());
  }

  static String family(Texts texts, Battery battery) {
    String family = BatteryWords.technology(texts, battery.technology());
    String chemistry = BatteryWords.chemistry(texts, battery.chemistry());
    return chemistry.isEmpty() ? family : family + ", " + chemistry;
  }

  private static Cell capacity(RegisteredBattery battery) {
    Quantity capacity = BatteryWords.capacity(battery.battery());
    String number = BatteryReader.plain(capacity, "Ah");
    return number == null ? Cell.text(null) : new Cell.Number(number, "Ah");
  }

  static String window(Battery battery) {
    String low =
        BatteryReader.plain(BatteryWords.limit(battery, OperatingLimits::lowerVoltageLimit), "V");
    String high =
        BatteryReader.plain(BatteryWords.limit(battery, OperatingLimits::upperVoltageLimit), "V");
    return low == null && high == null
        ? ""
        : (low == null ? "?" : low) + " – " + (high == null ? "?" : high) + " V";
  }

  private RegisteredBattery find(PageCall call) {
    UUID id = call.id("id");
    return laboratory
        .batteries()
        .find(call.actor(), id)
        .orElseThrow(() -> new NotFoundException(call.text("error.not-an-id", id)));
  }

  private void battery(PageCall call) {
    RegisteredBattery battery = find(call);
    call.page("battery/battery")
        .title(BatteryWords.name(battery))
        .section("batteries")
        .with("view", BatteryView.of(call, laboratory, battery))
        .show();
  }

  private void retire(PageCall call, boolean retired) {
    RegisteredBattery battery = find(call);
    String reason = call.submission().find("reason");
    String said = reason == null ? "" : reason;
    if (retired) {
      laboratory.batteries().retire(call.actor(), battery.id(), said);
    } else {
      laboratory.batteries().reactivate(call.actor(), battery.id(), said);
    }
    call.redirect(
        LIST + "/" + battery.id(),
        Flash.done(
            call.text(
                retired ? "battery.was-retired" : "battery.was-reactivated",
                BatteryWords.name(battery))));
  }

  /** Batteries for the search box. */
  private final class Hits implements SearchSource {
    @Override
    public String titleKey() {
      return "battery.title";
    }

    @Override
    public List<Hit> search(PageCall call, String text, int limit) {
      return laboratory
          .batteries()
          .list(call.actor(), new RegisterQuery(text, true, 0, limit))
          .items()
          .stream()
          .map(
              b ->
                  new Hit(
                      BatteryWords.name(b), BatteryWords.make(b.battery()), LIST + "/" + b.id()))
          .toList();
    }
  }
}
