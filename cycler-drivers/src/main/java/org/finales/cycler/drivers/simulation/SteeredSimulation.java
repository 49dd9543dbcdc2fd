package org.finales.cycler.drivers.simulation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;

/** A simulated channel that the host steers. Its protection trips like an instrument's own. */
final class SteeredSimulation implements SteeredChannel {
  static final List<AuxiliaryInput> INPUTS =
      List.of(new AuxiliaryInput("cell temperature", InputKind.TEMPERATURE));

  private final String name;
  private final Ratings ratings;
  private final SimulatedCell cell;
  private final SimulatedMeter meter;
  private final Door door;
  private Envelope window = Envelope.UNBOUNDED;
  private boolean on;

  SteeredSimulation(
      String name, Ratings ratings, SimulatedCell cell, SimulatedMeter meter, Door door) {
    this.door = door;
    this.name = name;
    this.ratings = ratings;
    this.cell = cell;
    this.meter = meter;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Ratings ratings() {
    return ratings;
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    return INPUTS;
  }

  @Override
  public Set<ControlMode> modes() {
    return EnumSet.allOf(ControlMode.class);
  }

  @Override
  public synchronized Envelope protect(Envelope newWindow) {
    door.check();
    window = newWindow;
    return window;
  }

  @Override
  public synchronized Applied apply(SetPoint setPoint) {
    door.check();
    if (setPoint.mode() == ControlMode.REST) {
      return off();
    }
    refuseBeyondRatings(setPoint);
    cell.hold(
        new SetPoint(setPoint.mode(), setPoint.value(), setPoint.within().and(ratings.envelope())));
    on = true;
    return new Applied(setPoint.mode(), setPoint.value(), OutputState.ON, true);
  }

  private void refuseBeyondRatings(SetPoint setPoint) {
    Envelope rated = ratings.envelope();
    double value = setPoint.value();
    boolean fits =
        switch (setPoint.mode()) {
          case CURRENT ->
              value <= rated.maxChargeCurrent() && -value <= rated.maxDischargeCurrent();
          case VOLTAGE -> value >= rated.minVoltage() && value <= rated.maxVoltage();
          case POWER -> value <= rated.maxChargePower() && -value <= rated.maxDischargePower();
          case REST, RESISTANCE -> true;
        };
    if (!fits) {
      throw new RefusedException(
          "rating",
          "channel "
              + name
              + " is not rated for "
              + setPoint.text()
              + "; its settings say "
              + "rated-voltage and rated-current");
    }
  }

  @Override
  public synchronized Applied off() {
    door.check();
    cell.rest();
    on = false;
    return new Applied(ControlMode.REST, 0, OutputState.OFF, true);
  }

  @Override
  public synchronized Reading read() {
    door.check();
    double voltage = cell.voltage();
    if (on && (voltage > window.maxVoltage() || voltage < window.minVoltage())) {
      off();
      voltage = cell.voltage();
    }
    return meter.read(voltage, cell.current(), cell.temperature(), on);
  }
}
