package org.finales.cycler.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Parity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SettingException;

/** The settings that every driver has: those of the line, of patience and of local limits. */
final class CommonSettings {
  /** Scheme of links to a driver's own simulator. */
  static final String SIMULATED = "sim";

  private static final List<Setting> LIMITS =
      List.of(
          Setting.quantity("min-voltage", "V", null, "lowest voltage that is ever allowed here"),
          Setting.quantity("max-voltage", "V", null, "highest voltage that is ever allowed here"),
          Setting.quantity("max-charge-current", "A", null, "highest current into a battery"),
          Setting.quantity("max-discharge-current", "A", null, "highest current out of a battery"),
          Setting.quantity("max-power", "W", null, "highest power into or out of a battery"));

  private static final List<Setting> PATIENCE =
      List.of(
          Setting.quantity("timeout", "s", null, "how long to wait for an answer"),
          new Setting(
              "attempts",
              SettingType.INTEGER,
              null,
              null,
              false,
              false,
              List.of(),
              "how often to ask at most, 1 to 10"),
          Setting.quantity("open-timeout", "s", "5 s", "how long opening the link may take"));

  private static final List<Setting> CELL =
      List.of(
          cell("capacity", "Ah", "charge of the simulated cell when it is new"),
          cell("soc", "1", "its state of charge at the begin, 0 to 1"),
          cell("series", "1", "how many cells are in series"),
          cell("parallel", "1", "how many cells are in parallel"),
          cell("resistance", "Ohm", "its series resistance"),
          cell("resistance1", "Ohm", "resistance of its fast pair"),
          cell("time1", "s", "time constant of its fast pair"),
          cell("resistance2", "Ohm", "resistance of its slow pair"),
          cell("time2", "s", "time constant of its slow pair"),
          cell("efficiency", "1", "its coulombic efficiency"),
          cell("fade", "1", "part of its capacity that a cycle costs"),
          cell("heat-capacity", "J/K", "its heat capacity"),
          cell("thermal-resistance", "K/W", "between it and its surroundings"),
          cell("ambient", "degC", "temperature of its surroundings"));

  private CommonSettings() {}

  private static Setting cell(String name, String unit, String description) {
    return Setting.quantity(name, unit, null, description);
  }

  /** Returns everything that a connection string of the driver can set over a link. */
  static List<Setting> with(DriverInfo info, boolean simulated) {
    List<Setting> all = new ArrayList<>(info.settings());
    if (simulated) {
      CELL.stream()
          .filter(cell -> all.stream().noneMatch(own -> own.name().equals(cell.name())))
          .forEach(all::add);
    }
    if (!info.schemes().isEmpty()) {
      all.addAll(PATIENCE);
    }
    if (info.line() != null && info.schemes().contains("serial")) {
      all.addAll(ofLine(info.line()));
    }
    all.addAll(LIMITS);
    return all;
  }

  private static List<Setting> ofLine(LineSettings line) {
    List<String> parities = new ArrayList<>();
    parities.add(name(line.parity()));
    for (Parity parity : Parity.values()) {
      if (!parities.contains(name(parity))) {
        parities.add(name(parity));
      }
    }
    return List.of(
        Setting.integer("baud", line.baud(), "symbols per second of the serial line"),
        Setting.integer("data-bits", line.dataBits(), "7 or 8"),
        Setting.choice("parity", parities, "parity bit of the serial line"),
        Setting.integer("stop-bits", line.stopBits(), "1 or 2"),
        Setting.onOff("xon-xoff", line.xonXoff(), "whether 0x11 and 0x13 stop and start the flow"));
  }

  private static String name(Parity parity) {
    return parity.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads how the line is set up.
   *
   * @throws SettingException if a number makes no sense
   */
  static LineSettings line(DriverInfo info, Settings settings) {
    LineSettings usual = info.line();
    Duration openWithin = settings.duration("open-timeout");
    try {
      if (usual == null || !info.schemes().contains("serial")) {
        LineSettings none = LineSettings.of(9600);
        return new LineSettings(
            none.baud(), none.dataBits(), none.parity(), none.stopBits(), false, openWithin);
      }
      return new LineSettings(
          Math.toIntExact(settings.integer("baud")),
          Math.toIntExact(settings.integer("data-bits")),
          Parity.valueOf(settings.text("parity").toUpperCase(Locale.ROOT)),
          Math.toIntExact(settings.integer("stop-bits")),
          settings.on("xon-xoff"),
          openWithin);
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new SettingException("driver " + info.code() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads how patient exchanges are.
   *
   * @throws SettingException if a number makes no sense
   */
  static ExchangePolicy patience(String driver, Settings settings, ExchangePolicy usual) {
    try {
      ExchangePolicy policy = usual;
      if (settings.has("timeout")) {
        policy = policy.answerWithin(settings.duration("timeout"));
      }
      if (settings.has("attempts")) {
        policy = policy.attempts(Math.toIntExact(settings.integer("attempts")));
      }
      return policy;
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new SettingException("driver " + driver + ": " + e.getMessage(), e);
    }
  }

  /** Reads limits that stand alone. */
  static Envelope limits(Map<String, String> given) {
    return limits("limits", Settings.of("limits", LIMITS, given));
  }

  /**
   * Reads the limits that hold on this computer.
   *
   * @throws SettingException if they contradict each other
   */
  static Envelope limits(String driver, Settings settings) {
    double power = number(settings, "max-power", Double.POSITIVE_INFINITY);
    try {
      return new Envelope(
          number(settings, "min-voltage", Double.NEGATIVE_INFINITY),
          number(settings, "max-voltage", Double.POSITIVE_INFINITY),
          number(settings, "max-charge-current", Double.POSITIVE_INFINITY),
          number(settings, "max-discharge-current", Double.POSITIVE_INFINITY),
          power,
          power);
    } catch (IllegalArgumentException e) {
      throw new SettingException("driver " + driver + ": " + e.getMessage(), e);
    }
  }

  private static double number(Settings settings, String name, double otherwise) {
    return settings.has(name) ? settings.number(name) : otherwise;
  }

  /**
   * Reads which cell is connected to a simulated instrument.
   *
   * @throws SettingException if there is no such cell, or it cannot be as it is described
   */
  static CellParameters cell(ConnectionString where) {
    StringJoiner text = new StringJoiner("&", where.target() + "?", "");
    text.setEmptyValue(where.target());
    for (Setting setting : CELL) {
      String value = where.settings().get(setting.name());
      if (value != null) {
        text.add(setting.name() + "=" + value);
      }
    }
    try {
      return CellParameters.parse(text.toString());
    } catch (IllegalArgumentException e) {
      throw new SettingException(where.place() + ": " + e.getMessage(), e);
    }
  }

  /** Returns the schemes that a driver's connection strings may have, for messages. */
  static String schemes(DriverInfo info, Set<String> known) {
    List<String> usable = new ArrayList<>(info.schemes());
    usable.retainAll(known);
    usable.add(SIMULATED);
    return String.join("://, ", usable) + "://";
  }
}
