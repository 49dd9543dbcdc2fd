package org.finales.server.web.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Calibration;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationOrder;
import org.finales.core.engine.Action;
import org.finales.core.lab.Laboratory;
import org.finales.server.station.ServerStations;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.NavigationItem;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.Room;
import org.finales.server.web.kit.SearchSource;
import org.finales.server.web.kit.Texts;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.Field.Option;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormSpec;
import org.finales.server.web.kit.form.FormView;
import org.finales.server.web.kit.table.Cell;
import org.finales.server.web.kit.table.TableQuery;
import org.finales.server.web.kit.table.TableSpec;
import tools.jackson.databind.JsonNode;

/** The laboratory's stations: the list, the page of each, and all that is done with them. */
public final class StationRoom implements Room {
  static final String LIST = "/lab/stations";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Laboratory laboratory;
  private final ServerStations own;
  private final StationDesk desk;

  /**
   * Makes the room of a laboratory.
   *
   * @param own stations that run within the server
   */
  public StationRoom(Laboratory laboratory, ServerStations own) {
    this.laboratory = laboratory;
    this.own = own;
    this.desk = new StationDesk(laboratory, own);
  }

  @Override
  public String texts() {
    return "station";
  }

  @Override
  public List<NavigationItem> navigation() {
    return List.of(NavigationItem.to("stations", "station.nav", LIST, 40));
  }

  @Override
  public List<SearchSource> searches() {
    return List.of(new Hits());
  }

  @Override
  public void register(Pages pages) {
    FirstSteps first = new FirstSteps(laboratory, own);
    pages.get("/lab/first-steps", Action.READ, first::show);
    pages.post("/lab/first-steps", Action.OPERATE, first::take);
    pages.get(LIST, Action.READ, this::list);
    pages.get(LIST + "/new", Action.OPERATE, desk::blank);
    pages.post(LIST + "/new", Action.OPERATE, desk::add);
    new Instruments(own).register(pages, Action.OPERATE);
    pages.get(LIST + "/{id}", Action.READ, call -> station(call, 200, null));
    pages.get(LIST + "/{id}/change", Action.OPERATE, call -> desk.known(call, find(call), false));
    pages.post(LIST + "/{id}/change", Action.OPERATE, call -> desk.change(call, find(call), false));
    pages.get(LIST + "/{id}/replace", Action.OPERATE, call -> desk.known(call, find(call), true));
    pages.post(LIST + "/{id}/replace", Action.OPERATE, call -> desk.change(call, find(call), true));
    pages.post(LIST + "/{id}/retire", Action.OPERATE, this::retire);
    pages.post(LIST + "/{id}/test", Action.OPERATE, this::test);
    pages.post(LIST + "/{id}/search", Action.OPERATE, this::search);
    pages.post(LIST + "/{id}/calibrate", Action.OPERATE, this::calibrate);
  }

  private Station find(PageCall call) {
    UUID id = call.id("id");
    return laboratory
        .stations()
        .find(call.actor(), id)
        .orElseThrow(() -> new NotFoundException(call.text("error.not-an-id", id)));
  }

  private void list(PageCall call) {
    Texts texts = call.pages().texts();
    TableSpec<Station> spec =
        TableSpec.<Station>of("stations")
            .search()
            .filter(
                "state",
                texts.get("station.state"),
                List.of("online", "offline", "retired").stream()
                    .map(each -> new Option(each, texts.get("station.state." + each)))
                    .toList())
            .orderedBy("name", false)
            .sortable(
                "name",
                texts.get("station.name"),
                s -> new Cell.Link(s.name(), LIST + "/" + s.id(), s.draft().location()))
            .sortable(
                "state",
                texts.get("station.state"),
                s -> Cell.badge(texts.get("station.state." + state(s)), style(s)))
            .column("channels", texts.get("station.channels"), s -> Cell.text(channels(texts, s)))
            .sortable("agent", texts.get("station.agent"), s -> Cell.text(agent(texts, s)))
            .sortable("seen", texts.get("station.seen"), s -> Cell.time(s.lastSeen()));
    TableQuery query = spec.query(call);
    List<String> states = query.chosen("state");
    List<Station> found =
        new ArrayList<>(laboratory.stations().list(call.actor(), states.contains("retired")));
    found.removeIf(s -> !states.isEmpty() && !states.contains(state(s)));
    String wanted = query.text() == null ? "" : query.text().toLowerCase(Locale.ROOT);
    found.removeIf(
        s ->
            !(s.name() + "\n" + s.draft().location() + "\n" + s.draft().description())
                .toLowerCase(Locale.ROOT)
                .contains(wanted));
    found.sort(order(texts, query));
    List<Station> shown = found.stream().skip(query.offset()).limit(query.size()).toList();
    call.page("station/list")
        .title(call.text("station.title"))
        .section("stations")
        .with("table", spec.view(query, shown, found.size(), Map.of()))
        .show();
  }

  private Comparator<Station> order(Texts texts, TableQuery query) {
    Comparator<Station> order =
        switch (query.sort()) {
          case "state" -> Comparator.comparing(StationRoom::state);
          case "agent" -> Comparator.comparing(s -> agent(texts, s));
          case "seen" ->
              Comparator.comparing(
                  Station::lastSeen, Comparator.nullsFirst(Comparator.naturalOrder()));
          default -> Comparator.comparing(s -> s.name().toLowerCase(Locale.ROOT));
        };
    return query.descending() ? order.reversed() : order;
  }

  static String state(Station station) {
    return station.retired() ? "retired" : station.online() ? "online" : "offline";
  }

  static String style(Station station) {
    return station.retired() ? "off" : station.online() ? "good" : "bad";
  }

  private String agent(Texts texts, Station station) {
    String account = station.account();
    return own.isHere(station.id()) || account == null
        ? texts.get("station.agent.server")
        : account;
  }

  private static String channels(Texts texts, Station station) {
    return texts.get("station.channels.count", station.draft().channels().size());
  }

  private void station(
      PageCall call, int status, @org.jspecify.annotations.Nullable FormInput typed) {
    Station station = find(call);
    FormInput input =
        typed == null
            ? calibration(call, station)
                .blank(call.pages().texts())
                .with("gain", "1")
                .with("offset", "0")
            : typed;
    call.page("station/station")
        .title(station.name())
        .section("stations")
        .status(status)
        .with("view", StationView.of(call, laboratory, own, station))
        .with(
            "calibration",
            FormView.of(
                LIST + "/" + station.id() + "/calibrate",
                input,
                call.text("station.calibrate.add")))
        .show();
  }

  private static FormSpec calibration(PageCall call, Station station) {
    return FormSpec.of(
        Field.choice(
                "channel",
                call.text("station.channel"),
                station.draft().channels().stream().map(c -> Option.of(c.name())).toList())
            .required(),
        Field.text("quantity", call.text("station.quantity"))
            .required()
            .length(1, 100)
            .withOptions(List.of(Option.of("voltage"), Option.of("current"))),
        Field.number("gain", call.text("station.gain")).required().between("0.000001", "1000000"),
        Field.number("offset", call.text("station.offset"))
            .required()
            .between("-1000000", "1000000")
            .hint(call.text("station.offset.hint")),
        Field.text("note", call.text("station.note")).length(0, 4000));
  }

  private void calibrate(PageCall call) {
    Station station = find(call);
    FormInput input = calibration(call, station).read(call.submission(), call.pages().texts());
    BigDecimal gain = input.number("gain");
    BigDecimal offset = input.number("offset");
    if (!input.isGood() || gain == null || offset == null) {
      station(call, 422, input);
      return;
    }
    laboratory
        .stations()
        .calibrate(
            call.actor(),
            station.id(),
            input.text("channel"),
            new Calibration(
                input.text("quantity"),
                gain.doubleValue(),
                offset.doubleValue(),
                call.pages().clock().instant(),
                call.actor().account(),
                input.find("note")));
    call.redirect(LIST + "/" + station.id(), Flash.done(call.text("station.calibrated")));
  }

  private void retire(PageCall call) {
    Station station = find(call);
    String reason = call.submission().find("reason");
    laboratory.stations().retire(call.actor(), station.id(), reason == null ? "" : reason);
    call.redirect(
        LIST + "/" + station.id(), Flash.done(call.text("station.was-retired", station.name())));
  }

  private JsonNode order(
      PageCall call,
      Station station,
      @org.jspecify.annotations.Nullable String channel,
      OrderKind kind) {
    if (!station.online()) {
      throw call.refusal(409, "offline", call.text("station.is-offline", station.name()));
    }
    StationOrder given =
        laboratory.stations().order(call.actor(), station.id(), channel, kind, null, "");
    StationOrder answered = laboratory.stations().await(call.actor(), given.sequence(), PATIENCE);
    JsonNode answer = answered.answer();
    if (answered.answered() == null || answer == null) {
      throw call.refusal(409, "no-answer", call.text("station.no-answer", station.name()));
    }
    return answer;
  }

  /** Takes a reading of a channel that is not in use. */
  private void test(PageCall call) {
    Station station = find(call);
    JsonNode answer = order(call, station, call.submission().find("channel"), OrderKind.TEST);
    List<Readout> channels = new ArrayList<>();
    if (answer.path("done").asBoolean(false)) {
      List<String> inputs = new ArrayList<>();
      for (JsonNode each : answer.path("auxiliary")) {
        inputs.add(
            each.path("name").asString("")
                + ": "
                + Readout.number(each.path("value").asDouble(Double.NaN))
                + " "
                + each.path("unit").asString(""));
      }
      channels.add(
          new Readout(
              answer.path("channel").asString(""),
              Readout.number(answer.path("voltage").asDouble(Double.NaN)) + " V",
              Readout.number(answer.path("current").asDouble(Double.NaN)) + " A",
              inputs));
    }
    call.page("station/readout")
        .title(call.text("station.readout"))
        .with("identity", "")
        .with("channels", channels)
        .with("problem", answer.path("refused").asString(""))
        .show();
  }

  /** Lets a station look for instruments at its own ports. */
  private void search(PageCall call) {
    Station station = find(call);
    JsonNode answer = order(call, station, null, OrderKind.SCAN);
    List<ScanView.Hit> hits = new ArrayList<>();
    int asked = 0;
    for (JsonNode each : answer.path("found")) {
      asked++;
      if (each.has("identity")) {
        hits.add(
            new ScanView.Hit(each.path("where").asString(""), each.path("identity").asString("")));
      }
    }
    call.page("station/scan")
        .title(call.text("station.scan"))
        .with(
            "scan",
            new ScanView(
                call.pages().clock().instant(),
                asked,
                asked,
                true,
                answer.path("refused").asString(""),
                hits))
        .with("questions", Map.of())
        .show();
  }

  /** Stations for the search box. */
  private final class Hits implements SearchSource {
    @Override
    public String titleKey() {
      return "station.title";
    }

    @Override
    public List<Hit> search(PageCall call, String text, int limit) {
      String wanted = text.toLowerCase(Locale.ROOT);
      return laboratory.stations().list(call.actor(), true).stream()
          .filter(
              s ->
                  (s.name() + "\n" + s.draft().location() + "\n" + s.draft().description())
                      .toLowerCase(Locale.ROOT)
                      .contains(wanted))
          .limit(limit)
          .map(s -> new Hit(s.name(), s.draft().location(), LIST + "/" + s.id()))
          .toList();
    }
  }
}
