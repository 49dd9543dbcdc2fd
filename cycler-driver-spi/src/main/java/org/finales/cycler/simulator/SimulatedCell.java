package org.finales.cycler.simulator;

import org.finales.cycler.cell.CellModel;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.SetPoint;

/**
 * A battery at the terminals of simulated instruments, whose time is the laboratory's. Thread-safe;
 * several instruments may share one, as a source and a load do.
 */
public final class SimulatedCell {
  private final CellModel model;
  private final LabClock clock;
  private long shown;

  /** Connects a cell at rest. */
  public SimulatedCell(CellParameters parameters, LabClock clock) {
    this.model = new CellModel(parameters);
    this.clock = clock;
    this.shown = clock.nanos();
  }

  /** Lets pass for the cell what has passed on the clock. */
  private void catchUp() {
    long now = clock.nanos();
    if (now > shown) {
      model.advance(Math.min(CellModel.MAX_SECONDS, (now - shown) / 1e9));
      shown = now;
    }
  }

  /** Holds something from now on, as an ideal instrument would; see {@link CellModel#hold}. */
  public synchronized void hold(SetPoint setPoint) {
    catchUp();
    model.hold(setPoint);
  }

  /** Lets nothing flow from now on. */
  public void rest() {
    hold(new SetPoint(SetPoint.REST.mode(), 0, Envelope.UNBOUNDED));
  }

  /** Returns the voltage at the terminals now, in V. */
  public synchronized double voltage() {
    catchUp();
    return model.voltage();
  }

  /** Returns the current into the cell now, in A; negative when it is discharged. */
  public synchronized double current() {
    catchUp();
    return model.current();
  }

  /** Returns the temperature of the cell now, in °C. */
  public synchronized double temperature() {
    catchUp();
    return model.temperature();
  }

  /** Returns the state of charge now, from 0 to 1 unless the cell is overcharged or deep empty. */
  public synchronized double stateOfCharge() {
    catchUp();
    return model.stateOfCharge();
  }

  /** Returns what the cell is made of. */
  public CellParameters parameters() {
    return model.parameters();
  }
}
