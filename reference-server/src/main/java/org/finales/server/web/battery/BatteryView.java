package org.finales.server.web.battery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.finales.api.battery.Battery;
import org.finales.api.battery.BatteryCell;
import org.finales.api.battery.CellRatings;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Ratings;
import org.finales.api.battery.RedoxFlowStack;
import org.finales.api.broker.Event;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.finales.core.engine.Action;
import org.finales.core.lab.Laboratory;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A battery as its page shows it.
 *
 * @param battery the battery
 * @param editable whether the person may change it
 * @param groups facts by heading, none of them empty
 * @param parents what it was made from
 * @param children what was made from it
 * @param experiments its experiments, the newest first
 * @param history who changed it, the newest first
 */
public record BatteryView(
    RegisteredBattery battery,
    boolean editable,
    List<Group> groups,
    List<Relative> parents,
    List<Relative> children,
    List<Experiment> experiments,
    List<Event> history) {
  private static final int MOST_EXPERIMENTS = 200;
  private static final int MOST_EVENTS = 100;

  /**
   * Facts that belong together.
   *
   * @param title their heading
   */
  public record Group(String title, List<Fact> facts) {}

  /**
   * A fact.
   *
   * @param label what it is
   * @param value what it says
   */
  public record Fact(String label, String value) {}

  /**
   * Something that it was made from, or that was made from it.
   *
   * @param href its page; empty if it has none here
   */
  public record Relative(String name, String href) {}

  static BatteryView of(PageCall call, Laboratory laboratory, RegisteredBattery known) {
    Battery battery = known.battery();
    Texts texts = call.pages().texts();
    List<Relative> parents = new ArrayList<>();
    for (String iri : battery.derivedFrom()) {
      parents.add(relative(call, laboratory, iri));
    }
    for (String iri : battery.cells()) {
      parents.add(relative(call, laboratory, iri));
    }
    List<Relative> children =
        laboratory.batteries().descendants(call.actor(), known.id()).stream()
            .map(BatteryView::relative)
            .toList();
    return new BatteryView(
        known,
        call.actor().may(Action.OPERATE)
            || (call.actor().may(Action.REQUEST) && call.actor().account().equals(known.creator())),
        groups(texts, battery),
        parents,
        children,
        newest(laboratory.batteries().experiments(call.actor(), known.id()), MOST_EXPERIMENTS),
        newest(laboratory.batteries().history(call.actor(), known.id()), MOST_EVENTS));
  }

  private static <T> List<T> newest(List<T> oldestFirst, int most) {
    List<T> newest = new ArrayList<>(oldestFirst);
    java.util.Collections.reverse(newest);
    return List.copyOf(newest.subList(0, Math.min(most, newest.size())));
  }

  private static Relative relative(PageCall call, Laboratory laboratory, String iri) {
    return laboratory
        .batteries()
        .ofIri(call.actor(), iri)
        .map(BatteryView::relative)
        .orElseGet(() -> new Relative(iri, ""));
  }

  private static Relative relative(RegisteredBattery battery) {
    return new Relative(BatteryWords.name(battery), BatteryRoom.LIST + "/" + battery.id());
  }

  private static List<Group> groups(Texts texts, Battery battery) {
    List<Group> groups = new ArrayList<>();
    Facts what = new Facts(texts);
    what.add("technology", BatteryRoom.family(texts, battery));
    what.add("serialNumber", battery.serialNumber());
    what.add("manufacturer", BatteryWords.maker(battery));
    what.add("model", battery.model());
    what.add("batch", battery.batch());
    what.add("productionDate", battery.productionDate());
    what.add("location", battery.location() == null ? null : battery.location().address());
    what.add(
        "kind",
        battery.kind() == null
            ? null
            : texts.get("battery.kind." + BatteryWords.wire(battery.kind())));
    what.add("cellsInSeries", number(battery.cellsInSeries()));
    what.add("cellsInParallel", number(battery.cellsInParallel()));
    what.into(groups, "what");
    Facts limits = new Facts(texts);
    Ratings ratings = battery.ratings();
    if (ratings != null) {
      limits.add("capacity", ratings.nominalCapacity());
      limits.add("ratedCapacity", ratings.ratedCapacity());
      limits.add("nominalVoltage", ratings.nominalVoltage());
    }
    limits(limits, battery.limits());
    limits.into(groups, "limits");
    CellRatings perCell = battery.perCell();
    BatteryCell cell = battery.cell();
    OperatingLimits one = perCell != null ? perCell.limits() : cell != null ? cell.limits() : null;
    Facts cells = new Facts(texts);
    limits(cells, one);
    cells.into(groups, "each");
    if (battery.stack() != null) {
      stack(texts, battery.stack()).into(groups, "redox");
    }
    Facts more = new Facts(texts);
    for (Attribute each : battery.attributes()) {
      more.say(each.name(), value(each));
    }
    more.into(groups, "more");
    return groups;
  }

  private static String value(Attribute each) {
    return each.number() == null
        ? Objects.requireNonNullElse(each.text(), "")
        : each.number().toPlainString() + (each.unit() == null ? "" : " " + each.unit());
  }

  private static @Nullable String number(@Nullable Quantity quantity) {
    return BatteryReader.plain(quantity, "1");
  }

  private static void limits(Facts facts, @Nullable OperatingLimits limits) {
    if (limits != null) {
      facts.add("min", limits.lowerVoltageLimit());
      facts.add("max", limits.upperVoltageLimit());
      facts.add("chargeCurrent", limits.maximumChargingCurrent());
      facts.add("dischargeCurrent", limits.maximumDischargingCurrent());
      facts.add("minTemperature", limits.minimumChargingTemperature());
      facts.add("maxTemperature", limits.maximumChargingTemperature());
    }
  }

  private static Facts stack(Texts texts, RedoxFlowStack stack) {
    Facts facts = new Facts(texts);
    facts.add(
        "electrodeComposition",
        stack.positiveElectrode() == null ? null : stack.positiveElectrode().name());
    facts.add("electrodeArea", stack.activeArea());
    facts.add("bipolarPlate", stack.bipolarPlate() == null ? null : stack.bipolarPlate().name());
    if (stack.membrane() != null) {
      facts.add("membrane", stack.membrane().name());
      if (stack.membrane().kind() != null) {
        facts.add(
            "membraneKind",
            texts.get("battery.membrane." + BatteryWords.wire(stack.membrane().kind())));
      }
    }
    for (Attribute each : stack.attributes()) {
      boolean known = each.name().equals(BatteryReader.ELECTROLYTE);
      facts.say(known ? texts.get("battery.electrolyte") : each.name(), value(each));
    }
    return facts;
  }

  /** Gathers facts, leaving out what is not known. */
  private static final class Facts {
    private final Texts texts;
    private final List<Fact> all = new ArrayList<>();

    Facts(Texts texts) {
      this.texts = texts;
    }

    void add(String key, @Nullable Object value) {
      if (value != null && !value.toString().isEmpty()) {
        say(texts.get("battery." + key), value.toString());
      }
    }

    void say(String label, String value) {
      all.add(new Fact(label, value));
    }

    void into(List<Group> groups, String key) {
      if (!all.isEmpty()) {
        groups.add(new Group(texts.get("battery.group." + key), List.copyOf(all)));
      }
    }
  }
}
