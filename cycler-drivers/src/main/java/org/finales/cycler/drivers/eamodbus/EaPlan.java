package org.finales.cycler.drivers.eamodbus;

import java.util.LinkedHashMap;
import java.util.Map;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;

/**
 * What the registers have to hold for a set point; immutable. What must not flow is written first,
 * then the voltage, then what may flow, so that nothing flows that neither the old nor the new set
 * point allows.
 *
 * @param main register of what is held
 * @param scale scale of what is held
 * @param sign -1 if that is a discharge
 * @param values raw values by register, in the order in which they are written
 */
record EaPlan(int main, EaScale scale, int sign, Map<Integer, Integer> values) {

  static EaPlan of(EaModel model, SetPoint setPoint) {
    Envelope bounds = setPoint.within().and(model.ratings().envelope());
    boolean charges = setPoint.value() >= 0;
    boolean held = setPoint.mode() == ControlMode.VOLTAGE;
    boolean gives = model.kind().gives() && (held || charges);
    boolean takes = model.kind().takes() && (held || !charges);
    EaScale volt = model.voltage();
    EaScale ampere = model.current();
    EaScale watt = model.power();

    int voltage =
        held
            ? volt.nearest(setPoint.value())
            : charges ? volt.down(bounds.maxVoltage()) : volt.up(bounds.minVoltage());
    int value = ampere.nearest(Math.abs(setPoint.value()));
    boolean current = setPoint.mode() == ControlMode.CURRENT;
    int charge = gives ? current ? value : ampere.down(bounds.maxChargeCurrent()) : 0;
    int discharge = takes ? current ? value : ampere.down(bounds.maxDischargeCurrent()) : 0;
    int load = watt.nearest(Math.abs(setPoint.value()));
    boolean power = setPoint.mode() == ControlMode.POWER;
    int chargePower = power && gives ? load : watt.down(bounds.maxChargePower());
    int dischargePower = power && takes ? load : watt.down(bounds.maxDischargePower());

    boolean sink = model.bidirectional() && !gives;
    Map<Integer, Integer> values = new LinkedHashMap<>();
    if (model.bidirectional() && !held) {
      values.put(sink ? EaRegister.CURRENT : EaRegister.SINK_CURRENT, 0);
    }
    values.put(EaRegister.VOLTAGE, voltage);
    if (model.powerSettable()) {
      values.put(EaRegister.POWER, model.kind().gives() ? chargePower : dischargePower);
    }
    if (model.bidirectional()) {
      values.put(EaRegister.SINK_POWER, dischargePower);
      values.putIfAbsent(EaRegister.SINK_CURRENT, discharge);
    }
    values.putIfAbsent(EaRegister.CURRENT, model.kind().gives() ? charge : discharge);

    int main =
        held
            ? EaRegister.VOLTAGE
            : current
                ? sink ? EaRegister.SINK_CURRENT : EaRegister.CURRENT
                : sink ? EaRegister.SINK_POWER : EaRegister.POWER;
    return new EaPlan(
        main, held ? volt : current ? ampere : watt, held || charges ? 1 : -1, values);
  }

  /** Returns what the instrument holds if its register has that. */
  double held(int raw) {
    return sign * scale.value(raw);
  }
}
