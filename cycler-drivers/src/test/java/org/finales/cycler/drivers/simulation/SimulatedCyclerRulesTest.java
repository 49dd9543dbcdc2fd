package org.finales.cycler.drivers.simulation;

import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.tck.CyclerDriverRules;
import org.junit.jupiter.api.Nested;

/** The rules for drivers, for both kinds of simulated channels. */
class SimulatedCyclerRulesTest {

  @Nested
  class Steered extends Rules {
    Steered() {
      super("sim:li-ion-nmc?capacity=2.5Ah&soc=0.5&channels=3", 3);
    }
  }

  @Nested
  class Programmed extends Rules {
    Programmed() {
      super("sim:li-ion-nmc?capacity=2.5Ah&soc=0.5&channels=2&runs=programmed&name=rules", 2);
    }
  }

  abstract static class Rules extends CyclerDriverRules {
    private final String connection;
    private final int channels;

    Rules(String connection, int channels) {
      this.connection = connection;
      this.channels = channels;
    }

    @Override
    protected CyclerDriver driver() {
      return new SimulatedCyclerDriver();
    }

    @Override
    protected String connection() {
      return connection;
    }

    @Override
    protected int channels() {
      return channels;
    }

    @Override
    protected Envelope window() {
      return new Envelope(2.5, 4.2, 5, 5, 25, 25);
    }
  }
}
