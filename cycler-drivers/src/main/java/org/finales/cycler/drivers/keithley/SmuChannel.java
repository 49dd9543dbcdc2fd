package org.finales.cycler.drivers.keithley;

import java.util.EnumSet;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchChannel;
import org.finales.cycler.drivers.scpi.Register;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;

/**
 * The output of a source-measure unit. It measures only while it is on, so that a reading has no
 * voltage when it is off; a current of zero makes it a voltmeter.
 */
final class SmuChannel extends BenchChannel {
  private static final Register CURRENT = Register.of(":SOUR:CURR", "A", 7);
  private static final Register VOLTAGE = Register.of(":SOUR:VOLT", "V", 4);

  private final ScpiSession scpi;
  private final SmuDialect dialect;
  private final LabClock clock;
  private final boolean fourWire;
  private boolean prepared;

  SmuChannel(
      ScpiSession scpi,
      SmuDialect dialect,
      LabClock clock,
      boolean fourWire,
      Ratings ratings,
      ReentrantLock one) {
    super(
        "1", ratings, EnumSet.of(ControlMode.REST, ControlMode.CURRENT, ControlMode.VOLTAGE), one);
    this.scpi = scpi;
    this.dialect = dialect;
    this.clock = clock;
    this.fourWire = fourWire;
  }

  @Override
  protected Reading measure() {
    if (!isOn()) {
      return new Reading(clock.micros(), Reading.NO_CLOCK, Double.NaN, 0, OutputState.OFF);
    }
    double[] measured = dialect.measure(scpi, sourcesCurrent(), ratings().envelope());
    return new Reading(clock.micros(), Reading.NO_CLOCK, measured[0], measured[1], OutputState.ON);
  }

  private boolean isOn() {
    return scpi.onOff(":OUTP?");
  }

  private boolean sourcesCurrent() {
    return scpi.ask(":SOUR:FUNC?", SmuDialect::sourcesCurrent);
  }

  /** Its only protection is the limit that belongs to each set point. */
  @Override
  protected Envelope program(Envelope window) {
    return Envelope.UNBOUNDED;
  }

  @Override
  protected Applied hold(SetPoint setPoint) {
    Envelope rated = ratings().envelope();
    Envelope within = setPoint.within();
    boolean current = setPoint.mode() == ControlMode.CURRENT;
    boolean on = isOn();
    if (!on || !prepared || sourcesCurrent() != current) {
      if (on) {
        switchOff();
        on = false;
      }
      // anew each time, as it forgets everything when its supply fails
      dialect.begin(scpi, fourWire);
      double range = current ? rated.maxChargeCurrent() : rated.maxVoltage();
      for (String command : dialect.function(current, fourWire, range)) {
        scpi.command(command);
      }
      prepared = true;
    }
    double held;
    if (current) {
      scpi.settle(
          dialect.voltageLimit(), Math.min(Math.max(0.1, within.maxVoltage()), rated.maxVoltage()));
      held = scpi.settle(CURRENT, setPoint.value());
    } else {
      double ampere = Math.min(within.maxChargeCurrent(), within.maxDischargeCurrent());
      scpi.settle(dialect.currentLimit(), Math.min(ampere, rated.maxChargeCurrent()));
      held = scpi.settle(VOLTAGE, setPoint.value());
    }
    if (!on) {
      scpi.command(":OUTP ON");
    }
    return nowOn(setPoint, held, isOn());
  }

  @Override
  protected Applied switchOff() {
    scpi.command(":OUTP OFF");
    return nowOff(isOn());
  }
}
