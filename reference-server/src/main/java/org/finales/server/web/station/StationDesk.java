package org.finales.server.web.station;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Violation;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.core.lab.Laboratory;
import org.finales.cycler.driver.DriverInfo;
import org.finales.server.station.ServerStations;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.Field.Option;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormView;
import org.jspecify.annotations.Nullable;

/** Adding, changing and replacing stations. */
final class StationDesk {
  private static final String SIMULATED = "sim:li-ion-nmc?capacity=2.5Ah&soc=50%25";
  private static final int MOST_NAMES = 1_000;

  private final Laboratory laboratory;
  private final ServerStations own;

  StationDesk(Laboratory laboratory, ServerStations own) {
    this.laboratory = laboratory;
    this.own = own;
  }

  private List<Option> accounts(PageCall call) {
    return call.pages().access().accounts().list(call.actor()).stream()
        .map(account -> Option.of(account.name()))
        .toList();
  }

  private StationForm form(PageCall call, List<Integer> channels) {
    List<Option> accounts =
        call.actor().may(org.finales.core.engine.Action.ADMINISTER) ? accounts(call) : List.of();
    return new StationForm(call.pages().texts(), accounts, channels);
  }

  void blank(PageCall call) {
    StationForm form = form(call, List.of(0));
    FormInput input = form.spec().blank(call.pages().texts());
    input.with("c0.name", "1");
    if (call.query("simulated") != null) {
      input.with("name", free(call)).with("c0.device", SIMULATED);
    } else if (call.query("device") != null) {
      input.with("c0.device", call.query("device"));
    }
    show(call, 200, form, input, null, "new");
  }

  private String free(PageCall call) {
    List<String> names =
        laboratory.stations().list(call.actor(), false).stream().map(Station::name).toList();
    String name = call.text("station.simulated.name");
    for (int i = 2; names.contains(name) && i < MOST_NAMES; i++) {
      name = call.text("station.simulated.name") + " " + i;
    }
    return name;
  }

  void add(PageCall call) {
    StationForm form = form(call, StationForm.sent(call.submission()));
    FormInput input = form.spec().read(call.submission(), call.pages().texts());
    Station added = null;
    if (input.isGood()) {
      StationDraft draft = form.read(input, null, null);
      if (laboratory.stations().list(call.actor(), false).stream()
          .anyMatch(known -> known.name().equals(draft.name()))) {
        input.error("name", call.text("station.taken"));
      }
      if (input.isGood()) {
        try {
          String account = input.find("account");
          added =
              account == null
                  ? own.add(call.actor(), draft)
                  : laboratory.stations().register(call.actor(), draft, account);
        } catch (InvalidException e) {
          refused(input, form, e);
        } catch (ConflictException e) {
          input.error("name", call.text("station.taken"));
        }
      }
    }
    if (added == null) {
      show(call, 422, form, input, null, "new");
      return;
    }
    call.redirect(
        StationRoom.LIST + "/" + added.id(), Flash.done(call.text("station.added", added.name())));
  }

  /** Puts what the laboratory refuses beside the field that it is about. */
  private static void refused(FormInput input, StationForm form, InvalidException e) {
    for (Violation each : e.violations()) {
      String[] path = each.path().split("/");
      String field = "name";
      if (path.length > 3 && path[1].equals("channels") && path[2].matches("[0-9]{1,4}")) {
        int at = Integer.parseInt(path[2]);
        String last = path[path.length - 1];
        if (at < form.channels().size()) {
          String wanted = "c" + form.channels().get(at) + "." + last;
          boolean known = input.spec().fields().stream().anyMatch(f -> f.name().equals(wanted));
          field = known ? wanted : "c" + form.channels().get(at) + ".name";
        }
      }
      input.error(field, each.message());
    }
    if (input.isGood()) {
      input.error("name", String.valueOf(e.getMessage()));
    }
  }

  void known(PageCall call, Station station, boolean replace) {
    StationForm form = form(call, StationForm.count(station.draft().channels().size()));
    FormInput input = form.spec().blank(call.pages().texts());
    form.fill(input, station.draft());
    show(call, 200, form, input, station, replace ? "replace" : "change");
  }

  void change(PageCall call, Station station, boolean replace) {
    StationForm form = form(call, StationForm.sent(call.submission()));
    FormInput input = form.spec().read(call.submission(), call.pages().texts());
    String way = replace ? "replace" : "change";
    Long revision = call.submission().revision();
    if (revision == null || revision != station.revision()) {
      call.say(Flash.problem(call.text("form.stale")));
      show(call, 409, form, input, station, way);
      return;
    }
    UUID after = null;
    if (input.isGood()) {
      StationDraft draft = form.read(input, station.draft(), station.draft().parent());
      if (input.isGood()) {
        try {
          after =
              replace
                  ? replaced(call, station, draft)
                  : laboratory.stations().change(call.actor(), station.id(), draft, revision).id();
        } catch (InvalidException e) {
          refused(input, form, e);
        } catch (ConflictException e) {
          input.error("name", String.valueOf(e.getMessage()));
        }
      }
    }
    if (after == null) {
      show(call, 422, form, input, station, way);
      return;
    }
    call.redirect(StationRoom.LIST + "/" + after, Flash.done(call.text("station.changed")));
  }

  private UUID replaced(PageCall call, Station station, StationDraft draft) {
    Station heir = laboratory.stations().replace(call.actor(), station.id(), draft, "");
    if (own.isHere(station.id())) {
      own.keep(heir.id());
    }
    return heir.id();
  }

  private void show(
      PageCall call,
      int status,
      StationForm form,
      FormInput input,
      @Nullable Station station,
      String way) {
    String action =
        station == null
            ? StationRoom.LIST + "/new"
            : StationRoom.LIST + "/" + station.id() + "/" + way;
    FormView view =
        FormView.of(action, input, call.text("station." + (station == null ? "add" : "save")))
            .cancel(station == null ? StationRoom.LIST : StationRoom.LIST + "/" + station.id());
    if (station != null) {
      view = view.revision(station.revision());
    }
    List<Part> parts = new ArrayList<>();
    form.channels().forEach(n -> parts.add(new Part(String.valueOf(n), form.channel(n))));
    StationForm blank = form(call, List.of(9999));
    List<Field> head = new ArrayList<>(form.head());
    if (station != null || form.head().get(2).options().isEmpty()) {
      head.remove(2);
    }
    call.page("station/form")
        .title(call.text("station." + way, station == null ? "" : station.name()))
        .section("stations")
        .status(status)
        .with("form", view)
        .with("head", head)
        .with("parts", parts)
        .with("blank", FormView.of(action, blank.spec().blank(call.pages().texts()), ""))
        .with("blankFields", blank.channel(9999))
        .with("drivers", drivers())
        .with("ports", own.drivers().ports())
        .show();
  }

  /** The drivers, the simulated ones first. */
  private List<DriverInfo> drivers() {
    List<DriverInfo> all = new ArrayList<>(own.drivers().list());
    all.sort(java.util.Comparator.comparing(info -> !info.schemes().isEmpty()));
    return all;
  }
}
