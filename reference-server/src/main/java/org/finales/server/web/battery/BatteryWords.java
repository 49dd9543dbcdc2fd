package org.finales.server.web.battery;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.finales.api.battery.Battery;
import org.finales.api.battery.Chemistry;
import org.finales.api.battery.Technology;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.server.web.kit.Texts;
import org.finales.server.web.kit.form.Field.Option;
import org.jspecify.annotations.Nullable;

/** Batteries in words, for all rooms that show them. */
public final class BatteryWords {
  /** Families that have chemistries of positive electrodes. */
  static final Set<Technology> LITHIUM =
      Set.of(
          Technology.LITHIUM_ION,
          Technology.LITHIUM_METAL,
          Technology.LITHIUM_POLYMER,
          Technology.SOLID_STATE);

  static final Set<Technology> LEAD =
      Set.of(Technology.LEAD_ACID, Technology.VALVE_REGULATED_LEAD_ACID);

  static final Set<Technology> REDOX =
      Set.of(Technology.REDOX_FLOW, Technology.VANADIUM_REDOX_FLOW, Technology.ZINC_BROMINE_FLOW);

  static final List<Chemistry> OF_LITHIUM =
      List.of(
          Chemistry.NMC,
          Chemistry.NCA,
          Chemistry.LMO,
          Chemistry.LFP,
          Chemistry.LCO,
          Chemistry.LNMO,
          Chemistry.LTO,
          Chemistry.OTHER);
  static final List<Chemistry> OF_LEAD =
      List.of(Chemistry.FLOODED, Chemistry.GEL, Chemistry.AGM, Chemistry.OTHER);

  private BatteryWords() {}

  /** A constant as documents write it. */
  static String wire(Enum<?> value) {
    return FinalesJson.tree(value).asString();
  }

  /** A family in words; empty for none. */
  public static String technology(Texts texts, @Nullable Technology technology) {
    return technology == null ? "" : texts.get("battery.technology." + wire(technology));
  }

  /** A chemistry in words; empty for none. */
  static String chemistry(Texts texts, @Nullable Chemistry chemistry) {
    return chemistry == null ? "" : texts.get("battery.chemistry." + wire(chemistry));
  }

  /** All families to choose from. */
  public static List<Option> technologies(Texts texts) {
    return Arrays.stream(Technology.values())
        .map(each -> new Option(wire(each), technology(texts, each)))
        .toList();
  }

  static List<Option> options(List<Chemistry> some, Texts texts) {
    return some.stream().map(each -> new Option(wire(each), chemistry(texts, each))).toList();
  }

  static @Nullable Technology technologyOf(String wire) {
    return find(Technology.values(), each -> wire(each).equals(wire));
  }

  static @Nullable Chemistry chemistryOf(String wire) {
    return find(Chemistry.values(), each -> wire(each).equals(wire));
  }

  static <T> @Nullable T find(T[] all, Predicate<T> wanted) {
    return Arrays.stream(all).filter(wanted).findFirst().orElse(null);
  }

  /** Whether a battery is a redox-flow battery. */
  public static boolean isRedox(Battery battery) {
    Technology technology = battery.technology();
    return technology != null && REDOX.contains(technology);
  }

  /** Its family as documents write it; empty if nobody said. */
  public static String family(Battery battery) {
    return battery.technology() == null ? "" : wire(battery.technology());
  }

  /** What people call a battery. */
  public static String name(RegisteredBattery battery) {
    return name(battery.battery());
  }

  /** What people call a battery. */
  public static String name(Battery battery) {
    String name = battery.name();
    String number = battery.serialNumber();
    return name != null ? name : number != null ? number : "";
  }

  /** Maker and model, as far as they are known. */
  static String make(Battery battery) {
    String maker = maker(battery);
    String model = battery.model();
    return model == null ? maker : (maker + " " + model).strip();
  }

  static String maker(Battery battery) {
    return battery.manufacturer() == null || battery.manufacturer().name() == null
        ? ""
        : battery.manufacturer().name();
  }

  /** The capacity by which it is called; null if none is known. */
  static @Nullable Quantity capacity(Battery battery) {
    return battery.ratings() == null
        ? null
        : battery.ratings().nominalCapacity() != null
            ? battery.ratings().nominalCapacity()
            : battery.ratings().ratedCapacity();
  }

  /** A part of the limits; null if there is none. */
  static @Nullable Quantity limit(
      Battery battery, Function<org.finales.api.battery.OperatingLimits, @Nullable Quantity> part) {
    return battery.limits() == null ? null : part.apply(battery.limits());
  }
}
