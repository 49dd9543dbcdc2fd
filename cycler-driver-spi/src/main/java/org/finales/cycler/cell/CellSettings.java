package org.finales.cycler.cell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;

/** Reads the parameters of a cell from text. */
final class CellSettings {
  private static final int MAX_LENGTH = 2_000;
  private static final Pattern QUANTITY =
      Pattern.compile("\\s*([+-]?[0-9]{1,20}(?:\\.[0-9]{0,20})?(?:[eE][+-]?[0-9]{1,2})?)\\s*(.*)");

  private final Map<String, String> left;

  private CellSettings(Map<String, String> settings) {
    left = new LinkedHashMap<>(settings);
  }

  static CellParameters parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the description of a cell has more than %d characters".formatted(MAX_LENGTH));
    }
    int mark = text.indexOf('?');
    CellChemistry chemistry = CellChemistry.of(mark < 0 ? text : text.substring(0, mark));
    Map<String, String> settings = new LinkedHashMap<>();
    if (mark >= 0) {
      for (String setting : text.substring(mark + 1).split("&")) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
          throw new IllegalArgumentException(
              "\"%s\" is no setting; write name=value, joined by &".formatted(setting));
        }
        String name = setting.substring(0, equals).strip();
        if (settings.put(name, setting.substring(equals + 1).strip()) != null) {
          throw new IllegalArgumentException("the setting \"%s\" is given twice".formatted(name));
        }
      }
    }
    return new CellSettings(settings).parameters(chemistry);
  }

  private CellParameters parameters(CellChemistry chemistry) {
    CellParameters usual = chemistry.defaults(take("capacity", "Ah").orElse(1.0));
    CellParameters.Builder given = usual.toBuilder();
    take("resistance", "Ohm").ifPresent(given::resistance);
    given.fastPair(
        take("resistance1", "Ohm").orElse(usual.fastResistance()),
        take("time1", "s").orElse(usual.fastSeconds()));
    given.slowPair(
        take("resistance2", "Ohm").orElse(usual.slowResistance()),
        take("time2", "s").orElse(usual.slowSeconds()));
    take("soc", "1").ifPresent(given::stateOfCharge);
    take("efficiency", "1").ifPresent(given::coulombicEfficiency);
    take("fade", "1").ifPresent(given::fadePerCycle);
    take("heat-capacity", "J/K").ifPresent(given::heatCapacity);
    take("thermal-resistance", "K/W").ifPresent(given::thermalResistance);
    take("ambient", "degC").ifPresent(given::ambientCelsius);
    given.cells(whole("series"), whole("parallel"));
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          ("a cell has no setting \"%s\"; it has capacity, resistance, resistance1, time1,"
                  + " resistance2, time2, soc, efficiency, fade, heat-capacity, thermal-resistance,"
                  + " ambient, series and parallel")
              .formatted(left.keySet().iterator().next()));
    }
    return given.build();
  }

  private int whole(String name) {
    double number = take(name, "1").orElse(1.0);
    if (number != Math.rint(number) || Math.abs(number) > 1e9) {
      throw new IllegalArgumentException("%s=%s; give a whole number".formatted(name, number));
    }
    return (int) number;
  }

  private Optional<Double> take(String name, String unit) {
    String text = left.remove(name);
    if (text == null) {
      return Optional.empty();
    }
    Matcher quantity = QUANTITY.matcher(text);
    if (!quantity.matches()) {
      throw new IllegalArgumentException(
          "%s=%s; give a number%s"
              .formatted(name, text, unit.equals("1") ? "" : " with a unit such as " + unit));
    }
    String given = quantity.group(2).strip();
    try {
      return Optional.of(
          Quantity.of(quantity.group(1), given.isEmpty() ? unit : given)
              .doubleValue(Unit.parse(unit)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s=%s; give it in a unit such as %s: %s".formatted(name, text, unit, e.getMessage()), e);
    }
  }
}
