package org.finales.server.web.battery;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.battery.Battery;
import org.finales.api.battery.BatteryKind;
import org.finales.api.battery.BipolarPlate;
import org.finales.api.battery.CellRatings;
import org.finales.api.battery.Electrode;
import org.finales.api.battery.Membrane;
import org.finales.api.battery.MembraneKind;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Ratings;
import org.finales.api.battery.RedoxFlowStack;
import org.finales.api.battery.Technology;
import org.finales.api.lab.Location;
import org.finales.api.lab.Organisation;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.server.web.kit.Texts;
import org.finales.server.web.kit.form.FormInput;
import org.jspecify.annotations.Nullable;

/** Batteries from what was typed, and back. What the form does not show of a battery stays. */
final class BatteryReader {
  static final String ELECTROLYTE = "electrolyte";

  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("([+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?)(?:\\s+(\\S{1,50}))?");

  private final FormInput input;
  private final Texts texts;

  BatteryReader(FormInput input, Texts texts) {
    this.input = input;
    this.texts = texts;
  }

  /** What is wrong beyond single fields; then the input is no longer good. */
  void check() {
    if (input.find("name") == null && input.find("serialNumber") == null) {
      input.error("name", texts.get("battery.no-name"));
    }
    compare("cellMin", "min");
    compare("cellMax", "max");
    attributes(input.text("attributes"));
  }

  /** Cell and total voltages tell the same. */
  private void compare(String cell, String total) {
    BigDecimal one = input.number(cell);
    BigDecimal all = input.number(total);
    BigDecimal cells = input.number("cellsInSeries");
    if (one != null && all != null && cells != null) {
      BigDecimal difference = one.multiply(cells).subtract(all).abs();
      if (difference.compareTo(all.abs().multiply(new BigDecimal("0.001"))) > 0) {
        input.error(
            total,
            texts.get(
                "battery.cells-disagree",
                cells.toPlainString(),
                one.multiply(cells).stripTrailingZeros().toPlainString()));
      }
    }
  }

  /** The battery; {@code before} is what is known of it, or empty. */
  Battery read(Battery before, List<String> madeFrom) {
    Technology technology = BatteryWords.technologyOf(input.text("technology"));
    boolean redox = technology != null && BatteryWords.REDOX.contains(technology);
    Battery.Builder battery = before.toBuilder();
    battery
        .technology(technology)
        .name(input.find("name") == null ? input.find("serialNumber") : input.find("name"))
        .serialNumber(input.find("serialNumber"))
        .manufacturer(maker(before))
        .model(input.find("model"))
        .productionDate(input.date("productionDate"))
        .description(input.find("description"))
        .batch(input.find("batch"))
        .location(location(before))
        .derivedFrom(madeFrom)
        .chemistry(chemistry(technology))
        .kind(
            BatteryWords.find(
                BatteryKind.values(), k -> BatteryWords.wire(k).equals(input.text("kind"))))
        .cellsInSeries(input.quantity("cellsInSeries"))
        .cellsInParallel(input.quantity("cellsInParallel"))
        .perCell(perCell(before.perCell()))
        .stack(redox ? stack(before.stack()) : null)
        .ratings(ratings(before.ratings()))
        .limits(limits(before.limits()))
        .attributes(attributes(input.text("attributes")));
    return battery.build();
  }

  private @Nullable Organisation maker(Battery before) {
    String typed = input.find("manufacturer");
    return typed == null
        ? null
        : typed.equals(BatteryWords.maker(before)) ? before.manufacturer() : Organisation.of(typed);
  }

  private @Nullable Location location(Battery before) {
    String typed = input.find("location");
    Location known = before.location();
    return typed == null
        ? null
        : known != null && typed.equals(known.address()) ? known : Location.of(typed);
  }

  private org.finales.api.battery.@Nullable Chemistry chemistry(@Nullable Technology technology) {
    if (technology == null) {
      return null;
    }
    if (BatteryWords.LITHIUM.contains(technology)) {
      return BatteryWords.chemistryOf(input.text("chemistry"));
    }
    return BatteryWords.LEAD.contains(technology)
        ? BatteryWords.chemistryOf(input.text("acid"))
        : null;
  }

  private @Nullable CellRatings perCell(@Nullable CellRatings before) {
    Quantity low = input.quantity("cellMin");
    Quantity high = input.quantity("cellMax");
    CellRatings.Builder cell = before == null ? CellRatings.builder() : before.toBuilder();
    OperatingLimits known = before == null ? null : before.limits();
    if (known == null && low == null && high == null) {
      return before;
    }
    OperatingLimits.Builder limits = known == null ? OperatingLimits.builder() : known.toBuilder();
    OperatingLimits made =
        OrNone.of(() -> limits.lowerVoltageLimit(low).upperVoltageLimit(high).build());
    return OrNone.of(() -> cell.limits(made).build());
  }

  private @Nullable Ratings ratings(@Nullable Ratings before) {
    Ratings.Builder ratings = before == null ? Ratings.builder() : before.toBuilder();
    return OrNone.of(
        () ->
            ratings
                .nominalCapacity(input.quantity("capacity"))
                .nominalVoltage(input.quantity("nominalVoltage"))
                .build());
  }

  private @Nullable OperatingLimits limits(@Nullable OperatingLimits before) {
    OperatingLimits.Builder limits =
        before == null ? OperatingLimits.builder() : before.toBuilder();
    return OrNone.of(
        () ->
            limits
                .lowerVoltageLimit(input.quantity("min"))
                .upperVoltageLimit(input.quantity("max"))
                .maximumChargingCurrent(input.quantity("chargeCurrent"))
                .maximumDischargingCurrent(input.quantity("dischargeCurrent"))
                .minimumChargingTemperature(input.quantity("minTemperature"))
                .minimumDischargingTemperature(input.quantity("minTemperature"))
                .maximumChargingTemperature(input.quantity("maxTemperature"))
                .maximumDischargingTemperature(input.quantity("maxTemperature"))
                .build());
  }

  private RedoxFlowStack stack(@Nullable RedoxFlowStack before) {
    RedoxFlowStack.Builder stack = before == null ? RedoxFlowStack.builder() : before.toBuilder();
    String plate = input.find("bipolarPlate");
    String membrane = input.find("membrane");
    MembraneKind kind =
        BatteryWords.find(
            MembraneKind.values(), k -> BatteryWords.wire(k).equals(input.text("membraneKind")));
    String felt = input.find("electrodeComposition");
    List<Attribute> attributes =
        new ArrayList<>(
            before == null
                ? List.of()
                : before.attributes().stream().filter(a -> !a.name().equals(ELECTROLYTE)).toList());
    String electrolyte = input.find("electrolyte");
    if (electrolyte != null) {
      attributes.add(Attribute.of(ELECTROLYTE, electrolyte));
    }
    BigDecimal cells = input.number("cellsInSeries");
    return stack
        .bipolarPlate(plate == null ? null : BipolarPlate.builder().name(plate).build())
        .membrane(
            membrane == null && kind == null
                ? null
                : Membrane.builder().name(membrane).kind(kind).build())
        .positiveElectrode(felt == null ? null : Electrode.builder().name(felt).build())
        .negativeElectrode(felt == null ? null : Electrode.builder().name(felt).build())
        .activeArea(input.quantity("electrodeArea"))
        .cells(cells == null ? null : cells.intValueExact())
        .attributes(attributes)
        .build();
  }

  /** Attributes of lines such as {@code mass = 45.2 g}; mistakes name their line. */
  private List<Attribute> attributes(String text) {
    List<Attribute> all = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      int equals = line.indexOf('=');
      String name = equals < 0 ? "" : line.substring(0, equals).strip();
      String value = equals < 0 ? "" : line.substring(equals + 1).strip();
      if (name.isEmpty() || value.isEmpty()) {
        input.error("attributes", texts.get("battery.attributes.line", number));
      } else if (all.stream().anyMatch(known -> known.name().equals(name))) {
        input.error("attributes", texts.get("battery.attributes.twice", number, name));
      } else {
        try {
          all.add(attribute(name, value));
        } catch (IllegalArgumentException e) {
          input.error("attributes", texts.get("battery.attributes.line", number));
        }
      }
    }
    return all;
  }

  private static Attribute attribute(String name, String value) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(value);
    return matcher.matches()
        ? Attribute.of(name, new BigDecimal(matcher.group(1)), matcher.group(2))
        : Attribute.of(name, value);
  }

  /** Puts a battery that is known into the form. */
  void fill(Battery battery) {
    input
        .with("technology", battery.technology() == null ? null : wire(battery.technology()))
        .with("serialNumber", battery.serialNumber())
        .with("name", battery.name())
        .with("manufacturer", BatteryWords.maker(battery))
        .with("model", battery.model())
        .with("productionDate", battery.productionDate())
        .with("description", battery.description())
        .with("batch", battery.batch())
        .with("location", battery.location() == null ? null : battery.location().address())
        .with("kind", battery.kind() == null ? null : wire(battery.kind()))
        .with("chemistry", battery.chemistry() == null ? null : wire(battery.chemistry()))
        .with("acid", battery.chemistry() == null ? null : wire(battery.chemistry()))
        .with(
            "cellsInSeries",
            battery.cellsInSeries() == null ? "1" : plain(battery.cellsInSeries(), "1"))
        .with("cellsInParallel", plain(battery.cellsInParallel(), "1"))
        .with("attributes", lines(battery.attributes()));
    OperatingLimits cell = battery.perCell() == null ? null : battery.perCell().limits();
    input
        .with("cellMin", cell == null ? null : plain(cell.lowerVoltageLimit(), "V"))
        .with("cellMax", cell == null ? null : plain(cell.upperVoltageLimit(), "V"))
        .with("min", part(battery, OperatingLimits::lowerVoltageLimit, "V"))
        .with("max", part(battery, OperatingLimits::upperVoltageLimit, "V"))
        .with("chargeCurrent", part(battery, OperatingLimits::maximumChargingCurrent, "A"))
        .with("dischargeCurrent", part(battery, OperatingLimits::maximumDischargingCurrent, "A"))
        .with("minTemperature", part(battery, OperatingLimits::minimumChargingTemperature, "degC"))
        .with("maxTemperature", part(battery, OperatingLimits::maximumChargingTemperature, "degC"));
    if (battery.ratings() != null) {
      input
          .with("capacity", plain(BatteryWords.capacity(battery), "Ah"))
          .with("nominalVoltage", plain(battery.ratings().nominalVoltage(), "V"));
    }
    RedoxFlowStack stack = battery.stack();
    if (stack != null) {
      fill(stack);
    }
  }

  private void fill(RedoxFlowStack stack) {
    Electrode electrode = stack.positiveElectrode();
    BipolarPlate plate = stack.bipolarPlate();
    Membrane membrane = stack.membrane();
    input
        .with("electrodeComposition", electrode == null ? null : electrode.name())
        .with("electrodeArea", plain(stack.activeArea(), "cm2"))
        .with("bipolarPlate", plate == null ? null : plate.name())
        .with("membrane", membrane == null ? null : membrane.name())
        .with(
            "membraneKind",
            membrane == null || membrane.kind() == null ? null : wire(membrane.kind()))
        .with(
            "electrolyte",
            stack.attributes().stream()
                .filter(a -> a.name().equals(ELECTROLYTE))
                .map(Attribute::text)
                .findFirst()
                .orElse(null));
  }

  private static @Nullable String part(
      Battery battery,
      java.util.function.Function<OperatingLimits, @Nullable Quantity> part,
      String unit) {
    return plain(BatteryWords.limit(battery, part), unit);
  }

  private static String wire(Enum<?> value) {
    return BatteryWords.wire(value);
  }

  /** A number in a unit, as it is typed; null for none. */
  static @Nullable String plain(@Nullable Quantity quantity, String unit) {
    return quantity == null
        ? null
        : quantity
            .toUnit(Unit.parse(unit), MathContext.DECIMAL64)
            .value()
            .stripTrailingZeros()
            .toPlainString();
  }

  static String lines(List<Attribute> attributes) {
    StringBuilder text = new StringBuilder();
    for (Attribute each : attributes) {
      text.append(each.name()).append(" = ");
      BigDecimal number = each.number();
      if (number != null) {
        text.append(number.toPlainString()).append(each.unit() == null ? "" : " " + each.unit());
      } else {
        text.append(String.valueOf(each.text()).replace('\n', ' '));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
