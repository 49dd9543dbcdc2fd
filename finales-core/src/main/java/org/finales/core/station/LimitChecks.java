package org.finales.core.station;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.experiment.ChannelLimits;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.check.BatteryWindow;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.jspecify.annotations.Nullable;

/**
 * Holds readings against the limits of battery, protocol and place. Integrates the charge itself.
 * Not thread-safe.
 *
 * <p>A protocol charges to just the voltage that a battery bears, and the reading that ends the
 * step lies a little beyond it. So limits of battery and place are exceeded by more than the error
 * of the measurement and {@value #VOLTAGE_MARGIN} of the limit for voltages, {@value
 * #CURRENT_MARGIN} for currents and powers. Those of the protocol hold as they are.
 */
final class LimitChecks {
  static final double VOLTAGE_MARGIN = 0.0025;
  static final double CURRENT_MARGIN = 0.01;
  private static final double INF = Double.POSITIVE_INFINITY;

  /** A limit of the protocol. */
  private static final class Rule {
    final String code;
    final String what;
    final String unit;
    final boolean upper;
    final double level;
    long since = Long.MIN_VALUE;

    Rule(String code, String what, String unit, boolean upper, double level) {
      this.code = code;
      this.what = what;
      this.unit = unit;
      this.upper = upper;
      this.level = level;
    }
  }

  private final SafetyView view;
  private final ReadingColumns columns;
  private final Envelope window;
  private final double minCelsius;
  private final double maxCelsius;
  private final double maxSeconds;
  private final double maxVoltageRate;
  private final double maxTemperatureRate;
  private final List<Rule> rules = new ArrayList<>();
  private final long delayNanos;
  private final double maxCoulombs;
  private final double[] celsius;
  private final double[] celsiusBefore;
  private final int[] celsiusMissing;
  private boolean begun;
  private long firstNanos;
  private long lastNanos;
  private double lastVoltage;
  private double lastCurrent;
  private double coulombs;
  private @Nullable SetPoint lastHeld;

  LimitChecks(SafetyView view, ReadingColumns columns, double secondsBefore, long nanos) {
    this.view = view;
    this.columns = columns;
    window = view.window();
    ChannelLimits place = view.place();
    minCelsius = place == null ? -INF : Bounds.number(place.minTemperature(), "degC", -INF);
    maxCelsius = place == null ? INF : Bounds.number(place.maxTemperature(), "degC", INF);
    maxSeconds = place == null ? INF : Bounds.number(place.maxDuration(), "s", INF);
    maxVoltageRate = place == null ? INF : Bounds.number(place.maxVoltageRate(), "V/s", INF);
    maxTemperatureRate =
        place == null ? INF : Bounds.number(place.maxTemperatureRate(), "K/s", INF);
    celsius = new double[columns.temperatures().length];
    celsiusBefore = new double[celsius.length];
    celsiusMissing = new int[celsius.length];
    java.util.Arrays.fill(celsiusBefore, Double.NaN);
    firstNanos = nanos - (long) (secondsBefore * 1e9);
    SafetyLimits limits = view.protocol();
    if (limits == null) {
      delayNanos = 0;
      maxCoulombs = INF;
      return;
    }
    delayNanos = (long) (1e9 * Bounds.number(limits.delay(), "s", 0));
    maxCoulombs = 3600 * Bounds.number(limits.maximumCapacity(), "Ah", INF);
    rule("voltage-high", "voltage", "V", true, limits.upperVoltageLimit());
    rule("voltage-low", "voltage", "V", false, limits.lowerVoltageLimit());
    rule("current-high", "current", "A", true, limits.upperCurrentLimit());
    rule("current-low", "current", "A", false, limits.lowerCurrentLimit());
    rule("temperature-high", "temperature", "degC", true, limits.maximumTemperature());
    rule("temperature-low", "temperature", "degC", false, limits.minimumTemperature());
    rule("power-high", "power", "W", true, limits.maximumPower());
  }

  private void rule(
      String code, String what, String unit, boolean upper, @Nullable Quantity limit) {
    if (limit != null) {
      rules.add(new Rule(code, what, unit, upper, Bounds.number(limit, unit, Double.NaN)));
    }
  }

  /**
   * Looks at a reading.
   *
   * @param held what the channel holds since the last reading or longer; null if nobody knows
   * @param nanos when it arrived
   */
  @Nullable Trip check(Reading reading, @Nullable SetPoint held, long nanos) {
    double volts = reading.voltage();
    double amperes = reading.current();
    double seconds = begun ? (nanos - lastNanos) / 1e9 : 0;
    double noCurrent = 2 * view.error(ControlMode.CURRENT, 0) + 1e-9;
    for (int i = 0; i < celsius.length; i++) {
      celsius[i] = reading.auxiliary(columns.temperatures()[i]);
    }
    count(amperes, seconds, noCurrent);
    Trip trip = voltage(volts, amperes, noCurrent);
    trip = trip != null ? trip : current(volts, amperes);
    trip = trip != null ? trip : temperatures(amperes, noCurrent);
    trip = trip != null ? trip : protocol(volts, amperes, nanos);
    trip = trip != null ? trip : rates(volts, held, seconds);
    if (trip == null && (nanos - firstNanos) / 1e9 > maxSeconds) {
      trip =
          new Trip(
              "duration",
              "the experiment runs for "
                  + Texts.time((nanos - firstNanos) / 1e9)
                  + ", longer than the "
                  + Texts.time(maxSeconds)
                  + " that are allowed at this channel");
    }
    begun = true;
    lastNanos = nanos;
    lastVoltage = volts;
    lastCurrent = amperes;
    lastHeld = held;
    System.arraycopy(celsius, 0, celsiusBefore, 0, celsius.length);
    return trip;
  }

  private void count(double amperes, double seconds, double noCurrent) {
    double charge = (lastCurrent + amperes) / 2 * seconds;
    boolean turned = Math.abs(amperes) > noCurrent && amperes * coulombs < 0;
    coulombs = turned ? charge : coulombs + charge;
  }

  private @Nullable Trip voltage(double volts, double amperes, double noCurrent) {
    double error = view.error(ControlMode.VOLTAGE, volts);
    double high = window.maxVoltage();
    double low = window.minVoltage();
    // what leads back into the window is allowed
    if (volts > high + error + VOLTAGE_MARGIN * Math.abs(high) && amperes >= -noCurrent) {
      return beyond("voltage-high", "voltage", volts, "above", high, "V");
    }
    if (volts < low - error - VOLTAGE_MARGIN * Math.abs(low) && amperes < -noCurrent) {
      return beyond("voltage-low", "voltage", volts, "below", low, "V");
    }
    return null;
  }

  private @Nullable Trip current(double volts, double amperes) {
    double most = amperes >= 0 ? window.maxChargeCurrent() : window.maxDischargeCurrent();
    double error = view.error(ControlMode.CURRENT, amperes);
    if (Math.abs(amperes) > most * (1 + CURRENT_MARGIN) + error) {
      return beyond(
          amperes >= 0 ? "current-high" : "current-low",
          amperes >= 0 ? "charge current" : "discharge current",
          Math.abs(amperes),
          "above",
          most,
          "A");
    }
    double power = volts * amperes;
    double mostPower = power >= 0 ? window.maxChargePower() : window.maxDischargePower();
    if (Math.abs(power) > mostPower * (1 + CURRENT_MARGIN) + error * Math.abs(volts)) {
      return beyond("power-high", "power", Math.abs(power), "above", mostPower, "W");
    }
    return null;
  }

  private @Nullable Trip temperatures(double amperes, double noCurrent) {
    BatteryWindow battery = view.battery();
    double most = maxCelsius;
    double least = minCelsius;
    if (amperes > noCurrent) {
      most = Math.min(most, battery.maxChargingCelsius());
      least = Math.max(least, battery.minChargingCelsius());
    } else if (amperes < -noCurrent) {
      most = Math.min(most, battery.maxDischargingCelsius());
      least = Math.max(least, battery.minDischargingCelsius());
    }
    for (int i = 0; i < celsius.length; i++) {
      String what = columns.name(columns.temperatures()[i]);
      if (celsius[i] > most) {
        return beyond("temperature-high", what, celsius[i], "above", most, "°C");
      }
      if (celsius[i] < least) {
        return beyond("temperature-low", what, celsius[i], "below", least, "°C");
      }
      boolean watched = most < INF || least > -INF;
      celsiusMissing[i] = Double.isNaN(celsius[i]) ? celsiusMissing[i] + 1 : 0;
      if (watched && celsiusMissing[i] >= 3) {
        return new Trip(
            "sensor-lost",
            what + " gives no value any more, and a temperature is limited; check the sensor");
      }
    }
    return null;
  }

  private @Nullable Trip protocol(double volts, double amperes, long nanos) {
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      double value =
          switch (rule.what) {
            case "voltage" -> volts;
            case "current" -> amperes;
            case "power" -> Math.abs(volts * amperes);
            default -> celsius.length == 0 ? Double.NaN : celsius[0];
          };
      boolean exceeded = rule.upper ? value > rule.level : value < rule.level;
      if (!exceeded) {
        rule.since = Long.MIN_VALUE;
        continue;
      }
      rule.since = rule.since == Long.MIN_VALUE ? nanos : rule.since;
      if (nanos - rule.since >= delayNanos) {
        return new Trip(
            rule.code,
            "the %s is %s %s, beyond the protocol's safety limit of %s %s"
                .formatted(
                    rule.what,
                    Texts.number(value),
                    rule.unit,
                    Texts.number(rule.level),
                    rule.unit));
      }
    }
    if (Math.abs(coulombs) > maxCoulombs * (1 + CURRENT_MARGIN)) {
      return beyond(
          "capacity",
          "charge in one direction",
          Math.abs(coulombs) / 3600,
          "above",
          maxCoulombs / 3600,
          "Ah");
    }
    return null;
  }

  private @Nullable Trip rates(double volts, @Nullable SetPoint held, double seconds) {
    if (!(seconds >= 0.25 * view.periodNanos() / 1e9)) {
      return null;
    }
    double rate = (Math.abs(volts - lastVoltage) - 2 * view.error(ControlMode.VOLTAGE, volts));
    if (held != null && held == lastHeld && rate / seconds > maxVoltageRate) {
      return beyond(
          "voltage-rate", "change of the voltage", rate / seconds, "above", maxVoltageRate, "V/s");
    }
    for (int i = 0; i < celsius.length; i++) {
      double change = Math.abs(celsius[i] - celsiusBefore[i]) / seconds;
      if (change > maxTemperatureRate) {
        return beyond(
            "temperature-rate",
            "change of " + columns.name(columns.temperatures()[i]),
            change,
            "above",
            maxTemperatureRate,
            "K/s");
      }
    }
    return null;
  }

  private static Trip beyond(
      String code, String what, double value, String where, double limit, String unit) {
    return new Trip(
        code,
        "the %s is %s %s, %s the limit of %s %s"
            .formatted(what, Texts.number(value), unit, where, Texts.number(limit), unit));
  }
}
