package org.finales.cycler.drivers.bench;

import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.drivers.scpi.OtherScpiInstrument;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.tck.CyclerDriverRules;

/** The rules for drivers, with a lithium-ion cell of 2.5 Ah that is half full. */
public abstract class BenchRules extends CyclerDriverRules {
  private final CyclerDriver driver;
  private final String settings;
  private final int channels;

  protected BenchRules(CyclerDriver driver, String settings, int channels) {
    this.driver = driver;
    this.settings = settings;
    this.channels = channels;
  }

  protected BenchRules(CyclerDriver driver, String settings) {
    this(driver, settings, 1);
  }

  @Override
  protected final CyclerDriver driver() {
    return driver;
  }

  @Override
  protected final String connection() {
    return driver.info().code() + ":sim://li-ion-nmc?capacity=2.5Ah&soc=0.5" + settings;
  }

  @Override
  protected final int channels() {
    return channels;
  }

  @Override
  protected Envelope window() {
    return new Envelope(2.5, 4.2, 3, 3, 12, 12);
  }

  @Override
  protected Optional<SimulatedInstrument> otherInstrument(Connection connection) {
    return Optional.of(new OtherScpiInstrument());
  }
}
