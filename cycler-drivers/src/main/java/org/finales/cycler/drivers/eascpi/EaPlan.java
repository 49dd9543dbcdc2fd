package org.finales.cycler.drivers.eascpi;

import java.util.EnumMap;
import java.util.Map;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;

/**
 * What an instrument has to be set to for a set point; immutable. A constant current is the current
 * as a limit, with the voltage at the end of its window; no command ever carries a negative number.
 *
 * @param main what is held
 * @param values every limit, in the order in which they are best read
 */
record EaPlan(EaSet main, Map<EaSet, Double> values) {

  /**
   * Makes one.
   *
   * @param powerSettable whether the instrument has a limit of power
   */
  static EaPlan of(EaKind kind, boolean powerSettable, SetPoint setPoint, Envelope rated) {
    Envelope bounds = setPoint.within();
    double top = Math.min(bounds.maxVoltage(), rated.maxVoltage());
    double bottom = Math.max(bounds.minVoltage(), 0);
    double charge = Math.min(bounds.maxChargeCurrent(), rated.maxChargeCurrent());
    double discharge = Math.min(bounds.maxDischargeCurrent(), rated.maxDischargeCurrent());
    double chargePower = Math.min(bounds.maxChargePower(), rated.maxChargePower());
    double dischargePower = Math.min(bounds.maxDischargePower(), rated.maxDischargePower());
    boolean gives = kind == EaKind.SOURCE || (kind.gives() && setPoint.value() >= 0);
    double voltage = gives ? top : bottom;
    switch (setPoint.mode()) {
      case CURRENT -> {
        charge = gives ? setPoint.value() : 0;
        discharge = gives ? 0 : -setPoint.value();
      }
      case POWER -> {
        charge = gives ? charge : 0;
        discharge = gives ? 0 : discharge;
        chargePower = gives ? setPoint.value() : chargePower;
        dischargePower = gives ? dischargePower : -setPoint.value();
      }
      case VOLTAGE -> voltage = setPoint.value();
      case RESISTANCE -> voltage = bottom;
      case REST -> {
        charge = 0;
        discharge = 0;
      }
    }
    Map<EaSet, Double> values = new EnumMap<>(EaSet.class);
    values.put(EaSet.VOLTAGE, voltage);
    values.put(EaSet.CURRENT, kind.gives() ? charge : discharge);
    if (powerSettable) {
      values.put(EaSet.POWER, kind.gives() ? chargePower : dischargePower);
    }
    if (kind == EaKind.BIDIRECTIONAL) {
      values.put(EaSet.SINK_CURRENT, discharge);
      values.put(EaSet.SINK_POWER, dischargePower);
    }
    if (setPoint.mode() == ControlMode.RESISTANCE) {
      values.put(EaSet.RESISTANCE, setPoint.value());
    }
    return new EaPlan(main(kind, setPoint), values);
  }

  private static EaSet main(EaKind kind, SetPoint setPoint) {
    boolean sinks = kind == EaKind.BIDIRECTIONAL && setPoint.value() < 0;
    return switch (setPoint.mode()) {
      case REST, CURRENT -> sinks ? EaSet.SINK_CURRENT : EaSet.CURRENT;
      case VOLTAGE -> EaSet.VOLTAGE;
      case POWER -> sinks ? EaSet.SINK_POWER : EaSet.POWER;
      case RESISTANCE -> EaSet.RESISTANCE;
    };
  }
}
