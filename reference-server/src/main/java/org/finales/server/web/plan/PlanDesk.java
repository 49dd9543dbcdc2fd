package org.finales.server.web.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Violation;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.Listing;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.finales.core.engine.Actor;
import org.finales.core.lab.Laboratory;
import org.finales.core.protocol.check.Finding;
import org.finales.server.web.battery.BatteryWords;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.chart.ChartData;
import org.finales.server.web.kit.chart.ChartView;
import org.finales.server.web.kit.form.Field.Option;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormSpec;
import org.finales.server.web.kit.form.FormView;
import org.jspecify.annotations.Nullable;

/** Shows the form of an experiment and queues what it says. */
final class PlanDesk {
  private static final int MOST_BATTERIES = 5_000;
  private static final int AT_ONCE = 1_000;

  private final Laboratory laboratory;
  private final Planner planner;

  PlanDesk(Laboratory laboratory, Planner planner) {
    this.laboratory = laboratory;
    this.planner = planner;
  }

  private List<BatteryChoice> batteries(Actor actor) {
    List<BatteryChoice> all = new ArrayList<>();
    while (all.size() < MOST_BATTERIES) {
      Listing<RegisteredBattery> part =
          laboratory.batteries().list(actor, new RegisterQuery(null, false, all.size(), AT_ONCE));
      for (RegisteredBattery each : part.items()) {
        String name = BatteryWords.name(each);
        String number = each.battery().serialNumber();
        all.add(
            new BatteryChoice(
                each.id().toString(),
                number == null || number.equals(name) ? name : name + " (" + number + ")",
                BatteryWords.family(each.battery()),
                BatteryWords.isRedox(each.battery())));
      }
      if (part.items().size() < AT_ONCE) {
        break;
      }
    }
    return all;
  }

  private List<Option> stations(PageCall call) {
    return laboratory.stations().list(call.actor(), false).stream()
        .map(
            each ->
                new Option(
                    each.id().toString(),
                    each.online() ? each.name() : call.text("plan.offline", each.name())))
        .toList();
  }

  private FormSpec spec(PageCall call, List<BatteryChoice> batteries) {
    return PlanForm.spec(
        call.pages().texts(),
        batteries.stream().map(each -> new Option(each.id(), each.label())).toList(),
        stations(call));
  }

  void blank(PageCall call) {
    List<BatteryChoice> batteries = batteries(call.actor());
    FormInput input = spec(call, batteries).blank(call.pages().texts());
    String battery = call.query("battery");
    String station = call.query("station");
    input
        .with("recovery", Recovery.WAIT.name())
        .with("battery", battery)
        .with("station", station)
        .with("way", PlanForm.SELECT)
        .with("protocol", call.query("protocol"));
    if (laboratory.protocols().list(call.actor(), RegisterQuery.all()).total() == 0) {
      input.with("way", PlanForm.WRITE);
    }
    show(call, 200, input, batteries);
  }

  void add(PageCall call) {
    List<BatteryChoice> batteries = batteries(call.actor());
    FormInput input = spec(call, batteries).read(call.submission(), call.pages().texts());
    RegisteredBattery battery = battery(call.actor(), input);
    boolean write = input.text("way").equals(PlanForm.WRITE);
    RegisteredProtocol registered = write ? null : registered(call, input);
    Planner.Reading reading = Planner.read(write ? input.text("text") : "");
    if (write) {
      checkText(call, input, reading);
    }
    Protocol protocol = registered == null ? reading.protocol() : registered.protocol();
    UUID station = PlanRoom.uuid(input.find("station"));
    if (input.isGood() && battery != null && protocol != null) {
      for (Finding each : planner.suits(call.actor(), protocol, battery.battery(), station)) {
        if (each.level() == Finding.Level.ERROR) {
          input.error(field(each), each.toString());
        }
      }
    }
    Experiment added = null;
    if (input.isGood() && battery != null) {
      added = queue(call, input, battery.id(), station, registered);
    }
    if (added == null) {
      show(call, 422, input, batteries);
      return;
    }
    call.redirect("/lab", Flash.done(call.text("plan.added", added.name())));
  }

  /** Beside which field a finding belongs. */
  private static String field(Finding finding) {
    if (finding.code().startsWith("channel-")) {
      return "station";
    }
    return finding.code().startsWith("battery-") ? "battery" : "protocol";
  }

  private @Nullable RegisteredBattery battery(Actor actor, FormInput input) {
    UUID id = PlanRoom.uuid(input.find("battery"));
    return id == null ? null : laboratory.batteries().find(actor, id).orElse(null);
  }

  private @Nullable RegisteredProtocol registered(PageCall call, FormInput input) {
    UUID id = PlanRoom.uuid(input.find("protocol"));
    RegisteredProtocol found =
        id == null ? null : laboratory.protocols().find(call.actor(), id).orElse(null);
    if (found == null) {
      input.error("protocol", call.text("plan.no-protocol"));
    }
    return found;
  }

  private static void checkText(PageCall call, FormInput input, Planner.Reading reading) {
    if (input.text("text").isBlank()) {
      input.error("text", call.text("plan.no-text"));
    } else if (!reading.problems().isEmpty()) {
      input.error("text", reading.problems().get(0).toString());
    } else if (input.find("protocolName") == null
        && reading.protocol() != null
        && reading.protocol().name() == null) {
      input.error("protocolName", call.text("form.required"));
    }
  }

  private @Nullable Experiment queue(
      PageCall call,
      FormInput input,
      UUID battery,
      @Nullable UUID station,
      @Nullable RegisteredProtocol registered) {
    RegisteredProtocol made = null;
    try {
      RegisteredProtocol used = registered;
      if (used == null) {
        used = same(call.actor(), input);
      }
      if (used == null) {
        made =
            laboratory
                .protocols()
                .add(call.actor(), input.find("protocolName"), input.text("text"));
        used = made;
      }
      String recovery = input.find("recovery");
      BigDecimal priority = input.number("priority");
      return laboratory
          .experiments()
          .add(
              call.actor(),
              new ExperimentDraft(
                  input.text("name"),
                  input.text("description"),
                  battery,
                  station,
                  used.id(),
                  used.version(),
                  recovery == null ? null : Recovery.valueOf(recovery),
                  priority == null ? null : priority.intValueExact(),
                  attributes(input),
                  call.submission().once()));
    } catch (InvalidException e) {
      for (Violation each : e.violations()) {
        input.error(place(each.path()), each.message());
      }
      if (input.isGood()) {
        input.error("protocol", String.valueOf(e.getMessage()));
      }
    } catch (NotFoundException | ConflictException e) {
      input.error("battery", String.valueOf(e.getMessage()));
    }
    if (made != null) {
      forget(call.actor(), made);
    }
    return null;
  }

  /** A protocol that was made for an experiment that did not come to be is not offered. */
  private void forget(Actor actor, RegisteredProtocol made) {
    try {
      laboratory.protocols().retire(actor, made.id(), "its experiment was refused");
    } catch (BrokerException e) {
      throw new IllegalStateException("protocol " + made.id() + " stays without experiment", e);
    }
  }

  /** The protocol of this name and text, if it is there already. */
  private @Nullable RegisteredProtocol same(Actor actor, FormInput input) {
    String name = input.find("protocolName");
    if (name == null) {
      return null;
    }
    return laboratory.protocols().list(actor, RegisterQuery.of(name)).items().stream()
        .filter(known -> name.equals(known.protocol().name()))
        .filter(known -> input.text("text").equals(known.text()))
        .findFirst()
        .orElse(null);
  }

  private static String place(String path) {
    if (path.startsWith("/station")) {
      return "station";
    }
    if (path.startsWith("/battery")) {
      return "battery";
    }
    return path.startsWith("/name") ? "protocolName" : path.equals("/text") ? "text" : "protocol";
  }

  private static List<Attribute> attributes(FormInput input) {
    List<Attribute> all = new ArrayList<>();
    add(all, "initial state of charge", input.quantity("soc"));
    add(all, "electrolyte volume", input.quantity("volume"));
    add(all, "minimum flow rate", input.quantity("minFlow"));
    add(all, "maximum flow rate", input.quantity("maxFlow"));
    String polarity = input.find("polarity");
    if (polarity != null) {
      all.add(Attribute.of("polarity", polarity.equals("NORMAL") ? "normal" : "reversed"));
    }
    return all;
  }

  private static void add(List<Attribute> all, String name, @Nullable Quantity quantity) {
    if (quantity != null) {
      all.add(Attribute.of(name, quantity.value(), quantity.unit().symbol()));
    }
  }

  private static void show(
      PageCall call, int status, FormInput input, List<BatteryChoice> batteries) {
    ChartView chart =
        ChartView.of(
                "course",
                call.text("plan.course"),
                call.text("plan.course.summary"),
                new ChartData(List.of()))
            .along(ChartView.Along.ELAPSED, call.text("plan.time"), "")
            .upward(List.of(call.text("plan.voltage"), call.text("plan.current")));
    call.page("plan/form")
        .title(call.text("plan.title"))
        .section("plan")
        .status(status)
        .charts()
        .with(
            "form",
            FormView.of(PlanRoom.HERE, input, call.text("plan.add"))
                .cancel("/lab")
                .keep("experiment-new"))
        .with("batteries", batteries)
        .with("chart", chart)
        .show();
  }
}
