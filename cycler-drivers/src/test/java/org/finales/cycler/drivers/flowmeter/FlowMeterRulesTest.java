package org.finales.cycler.drivers.flowmeter;

import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.drivers.bench.BenchRules;
import org.finales.cycler.simulator.SimulatedInstrument;

class FlowMeterRulesTest extends BenchRules {
  FlowMeterRulesTest() {
    super(new FlowMeterDriver(), "");
  }

  /** Nothing else speaks like it. */
  @Override
  protected Optional<SimulatedInstrument> otherInstrument(Connection connection) {
    return Optional.empty();
  }
}
