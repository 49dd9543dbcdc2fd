package org.finales.cycler.drivers.simulated;

import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.Settings;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.Link;
import org.finales.cycler.simulator.FaultyCable;
import org.finales.cycler.simulator.MemoryLink;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.VirtualClock;

/** A connection to a driver's own simulator, by a cable that can be meddled with. */
public final class SimulatedConnection implements Connection {
  private final ConnectionString where;
  private final Settings settings;
  private final VirtualClock clock = new VirtualClock();
  private final CellParameters cell;
  private final SimulatedInstrument instrument;
  private final FaultyCable cable;

  /**
   * Makes one.
   *
   * @param cell what is connected, for example {@code li-ion-nmc?soc=50%}
   * @param where scheme, target and settings of the driver: {@code ea-modbus:sim://cell?kind=load}
   */
  public SimulatedConnection(CyclerDriver driver, String where, String cell, long seed) {
    this.where = ConnectionString.of(where);
    this.settings =
        Settings.of(driver.info().code(), driver.info().settings(), this.where.settings());
    this.cell = CellParameters.parse(cell);
    this.instrument = driver.simulator(this).orElseThrow();
    this.cable = new FaultyCable(instrument, seed, java.time.Duration.ofMillis(700));
  }

  @Override
  public ConnectionString where() {
    return where;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public CellParameters cell() {
    return cell;
  }

  @Override
  public VirtualClock clock() {
    return clock;
  }

  @Override
  public Link openLink() {
    return new MemoryLink(cable, clock);
  }

  @Override
  public ExchangePolicy patience(ExchangePolicy usual) {
    return usual;
  }

  /** Returns the instrument behind the cable. */
  public SimulatedInstrument instrument() {
    return instrument;
  }

  /** Returns the cable. */
  public FaultyCable cable() {
    return cable;
  }
}
