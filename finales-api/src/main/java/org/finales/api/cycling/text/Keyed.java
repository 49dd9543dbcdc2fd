package org.finales.api.cycling.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Reads and writes the lists of quantities that say when to record and what is not safe. */
final class Keyed {
  private static final Map<String, Unit> RECORD =
      units("TIME s|VOLTAGE V|CURRENT A|TEMPERATURE K|CAPACITY Ah");
  private static final Map<String, Unit> SAFETY =
      units(
          "MAX VOLTAGE V|MIN VOLTAGE V|MAX CURRENT A|MIN CURRENT A|MAX TEMPERATURE degC"
              + "|MIN TEMPERATURE degC|MAX CAPACITY Ah|MAX POWER W|DELAY s");

  private Keyed() {}

  private static Map<String, Unit> units(String list) {
    Map<String, Unit> units = new LinkedHashMap<>();
    for (String item : list.split("\\|", -1)) {
      int blank = item.lastIndexOf(' ');
      units.put(item.substring(0, blank), Unit.parse(item.substring(blank + 1)));
    }
    return units;
  }

  static Recording recording(Cursor cursor) {
    Map<String, Quantity> given = read(cursor, RECORD, "RECORD, TIME, 10; VOLTAGE, 5 mV");
    return new Recording(
        given.get("TIME"),
        given.get("VOLTAGE"),
        given.get("CURRENT"),
        given.get("TEMPERATURE"),
        given.get("CAPACITY"));
  }

  static SafetyLimits safety(Cursor cursor) {
    Map<String, Quantity> given =
        read(cursor, SAFETY, "SAFETY, MIN VOLTAGE, 2.5; MAX VOLTAGE, 4.3");
    return new SafetyLimits(
        given.get("MAX VOLTAGE"),
        given.get("MIN VOLTAGE"),
        given.get("MAX CURRENT"),
        given.get("MIN CURRENT"),
        given.get("MAX TEMPERATURE"),
        given.get("MIN TEMPERATURE"),
        given.get("MAX CAPACITY"),
        given.get("MAX POWER"),
        given.get("DELAY"));
  }

  static String write(Recording recording) {
    return write(
        "RECORD",
        RECORD,
        recording.period(),
        recording.voltageChange(),
        recording.currentChange(),
        recording.temperatureChange(),
        recording.capacityChange());
  }

  static String write(SafetyLimits limits) {
    return write(
        "SAFETY",
        SAFETY,
        limits.upperVoltageLimit(),
        limits.lowerVoltageLimit(),
        limits.upperCurrentLimit(),
        limits.lowerCurrentLimit(),
        limits.maximumTemperature(),
        limits.minimumTemperature(),
        limits.maximumCapacity(),
        limits.maximumPower(),
        limits.delay());
  }

  private static Map<String, Quantity> read(
      Cursor cursor, Map<String, Unit> units, String example) {
    Map<String, Quantity> given = new LinkedHashMap<>();
    int start = cursor.at();
    cursor.take(',');
    if (Words.of(cursor.field().text()).equals("NONE") && !cursor.hasMore()) {
      return given;
    }
    cursor.back(start);
    cursor.take(',');
    do {
      Token key = cursor.field();
      String name = Words.of(key.text());
      Unit unit = units.get(name);
      if (unit == null) {
        throw cursor.flaw(
            key,
            name.isEmpty()
                ? "there is nothing to read here"
                : "%s is not known here".formatted(Cursor.show(key.text())),
            String.join(", ", units.keySet()),
            hint(name, units, example));
      }
      cursor.take(',');
      Quantity quantity = Values.read(cursor, unit, "the number of " + name);
      if (given.putIfAbsent(name, quantity) != null) {
        throw cursor.flaw(key, name + " is given twice", null, "leave one out");
      }
      if (cursor.hasMore() && cursor.peek() != ';') {
        throw cursor.flawHere(
            "there is more after %s than belongs here".formatted(name), ";", "as in " + example);
      }
    } while (cursor.take(';'));
    return given;
  }

  private static String hint(String name, Map<String, Unit> units, String example) {
    if (units.containsKey("MAX " + name)) {
      return "write MAX %s or MIN %s".formatted(name, name);
    }
    String near = Words.hint(name, units.keySet());
    return near != null ? near : "as in " + example;
  }

  private static String write(
      String word, Map<String, Unit> units, @Nullable Quantity... quantities) {
    List<String> parts = new ArrayList<>();
    int i = 0;
    for (Map.Entry<String, Unit> unit : units.entrySet()) {
      Quantity quantity = quantities[i++];
      if (quantity != null) {
        parts.add(unit.getKey() + ", " + Values.write(quantity, unit.getValue()));
      }
    }
    return word + ", " + (parts.isEmpty() ? "NONE" : String.join("; ", parts));
  }
}
