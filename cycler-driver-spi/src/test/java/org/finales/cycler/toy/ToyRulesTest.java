package org.finales.cycler.toy;

import java.util.Optional;
import java.util.Set;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.tck.CyclerDriverRules;

/** A good driver passes all rules. */
class ToyRulesTest extends CyclerDriverRules {

  @Override
  protected CyclerDriver driver() {
    return new ToyDriver(Set.of());
  }

  @Override
  protected String connection() {
    return "toy:sim://li-ion";
  }

  @Override
  protected int channels() {
    return 2;
  }

  @Override
  protected Envelope window() {
    return Envelope.of(3, 4.2, 2);
  }

  @Override
  protected boolean checksummed() {
    return true;
  }

  @Override
  protected boolean noticesStaleAnswers() {
    return true;
  }

  @Override
  protected Optional<SimulatedInstrument> otherInstrument(Connection connection) {
    return Optional.of(new ToyInstrument(connection.clock(), "T9"));
  }
}
