package org.finales.core.station;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.cell.OcvTable;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;

/** An instrument of one channel on a cell, that can be made to lie, hang, refuse and get lost. */
final class RiggedCycler implements CyclerDriver, CyclerDevice, SteeredChannel {
  final SimulatedCell cell;
  final LabClock clock;
  final AtomicInteger applied = new AtomicInteger();
  volatile UnaryOperator<Reading> lie = reading -> reading;
  volatile Runnable beforeRead = () -> {};
  volatile Runnable beforeApply = () -> {};
  volatile boolean staysOn;
  volatile boolean lost;
  volatile boolean hasClock = true;
  volatile boolean on;

  /** When it was switched off the last time, by the clock. */
  volatile long offNanos;

  RiggedCycler(CellParameters parameters, LabClock clock) {
    this.cell = new SimulatedCell(parameters, clock);
    this.clock = clock;
  }

  /** On a cell of 1 Ah from 3 V to 4 V in a straight line, with a series resistance alone. */
  static RiggedCycler straight(double ohm, double stateOfCharge, LabClock clock) {
    return new RiggedCycler(
        CellParameters.builder(OcvTable.linear(3, 4), 1)
            .resistance(ohm)
            .stateOfCharge(stateOfCharge)
            .build(),
        clock);
  }

  @Override
  public DriverInfo info() {
    return new DriverInfo("rigged", "Rigged cycler", List.of(), null, List.of(), null, null);
  }

  @Override
  public CyclerDevice open(Connection connection) {
    check();
    if (!staysOn) {
      off();
    }
    return this;
  }

  private void check() {
    if (lost) {
      throw new LinkLostException("the cable was pulled");
    }
  }

  @Override
  public DeviceIdentity identity() {
    return new DeviceIdentity("finales", "Rigged", "1", "");
  }

  @Override
  public List<CyclerChannel> channels() {
    return List.of(this);
  }

  @Override
  public DeviceStatus status() {
    return DeviceStatus.OK;
  }

  @Override
  public void close() {
    if (!lost && !staysOn) {
      off();
    }
  }

  @Override
  public String name() {
    return "1";
  }

  @Override
  public Ratings ratings() {
    return new Ratings(Envelope.of(-1, 10, 20), Duration.ofMillis(1), List.of());
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    return List.of(new AuxiliaryInput("cell temperature", InputKind.TEMPERATURE));
  }

  @Override
  public Set<ControlMode> modes() {
    return EnumSet.allOf(ControlMode.class);
  }

  @Override
  public Envelope protect(Envelope window) {
    check();
    return Envelope.UNBOUNDED;
  }

  @Override
  public Applied apply(SetPoint setPoint) {
    check();
    beforeApply.run();
    applied.incrementAndGet();
    if (setPoint.mode() == ControlMode.REST) {
      return off();
    }
    cell.hold(setPoint);
    on = true;
    return new Applied(setPoint.mode(), setPoint.value(), OutputState.ON, true);
  }

  @Override
  public Applied off() {
    check();
    if (staysOn) {
      return new Applied(ControlMode.REST, 0, OutputState.UNKNOWN, false);
    }
    cell.rest();
    on = false;
    offNanos = clock.nanos();
    return new Applied(ControlMode.REST, 0, OutputState.OFF, true);
  }

  @Override
  public Reading read() {
    check();
    beforeRead.run();
    long now = clock.micros();
    return lie.apply(
        new Reading(
            now,
            hasClock ? now : Reading.NO_CLOCK,
            cell.voltage(),
            cell.current(),
            on ? OutputState.ON : OutputState.OFF,
            cell.temperature()));
  }

  /** The same reading with another voltage and current. */
  static Reading with(Reading reading, double voltage, double current) {
    return new Reading(
        reading.hostMicros(),
        reading.instrumentMicros(),
        voltage,
        current,
        reading.output(),
        reading.auxiliary(0));
  }
}
