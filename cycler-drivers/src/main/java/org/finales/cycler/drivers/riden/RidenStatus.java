package org.finales.cycler.drivers.riden;

import java.util.List;
import org.finales.cycler.drivers.bench.Bounds;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.Envelope;

/**
 * The registers 8 to 18; immutable.
 *
 * @param rawVoltageSet set voltage, raw
 * @param rawCurrentSet set current, raw
 * @param voltage measured voltage, in V
 * @param current measured current, in A
 * @param protection which protection tripped, 0 for none
 * @param on whether the output is on
 */
record RidenStatus(
    int rawVoltageSet,
    int rawCurrentSet,
    double voltage,
    double current,
    int protection,
    boolean on) {

  static RidenStatus of(RidenModel model, int[] words) {
    Envelope rated = model.ratings().envelope();
    int protection = words[RidenRegister.PROTECTION - RidenRegister.VOLTAGE_SET];
    int output = words[RidenRegister.OUTPUT - RidenRegister.VOLTAGE_SET];
    if (protection > 2 || output > 1) {
      throw new Unreadable("a protection from 0 to 2 and an output of 0 or 1");
    }
    return new RidenStatus(
        words[0],
        words[1],
        Bounds.voltage(model.volts(words[2]), rated),
        Bounds.current(model.amperes(words[3]), rated),
        protection,
        output == 1);
  }

  List<Alarm> alarms() {
    return switch (protection) {
      case 1 ->
          List.of(new Alarm(AlarmKind.OVERVOLTAGE, "OVP", "the overvoltage protection tripped"));
      case 2 ->
          List.of(new Alarm(AlarmKind.OVERCURRENT, "OCP", "the overcurrent protection tripped"));
      default -> List.of();
    };
  }
}
