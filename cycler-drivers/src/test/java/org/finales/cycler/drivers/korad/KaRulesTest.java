package org.finales.cycler.drivers.korad;

import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.drivers.bench.BenchRules;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.simulator.SimulatedInstrument;

class KaRulesTest extends BenchRules {
  KaRulesTest() {
    super(new KaDriver(), "");
  }

  @Override
  protected Optional<SimulatedInstrument> otherInstrument(Connection connection) {
    return Optional.of(
        new KaSimulator(
            "NOBODY3005PV2.0", new SimulatedCell(connection.cell(), connection.clock())));
  }
}
