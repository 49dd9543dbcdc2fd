package org.finales.cycler.drivers.eascpi;

import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.drivers.scpi.OtherScpiInstrument;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.tck.CyclerDriverRules;
import org.junit.jupiter.api.Nested;

/** The rules for drivers, for each kind of instrument. */
class EaScpiRulesTest {

  @Nested
  class Source extends Rules {
    Source() {
      super("?kind=source&capacity=2.5Ah&soc=0.5", 1);
    }
  }

  @Nested
  class Load extends Rules {
    Load() {
      super("?kind=load&capacity=2.5Ah&soc=0.5", 1);
    }
  }

  @Nested
  class Bidirectional extends Rules {
    Bidirectional() {
      super("?kind=bidirectional&capacity=2.5Ah&soc=0.5", 1);
    }
  }

  @Nested
  class TwoOutputs extends Rules {
    TwoOutputs() {
      super("?kind=source&outputs=2&capacity=2.5Ah&soc=0.5", 2);
    }
  }

  abstract static class Rules extends CyclerDriverRules {
    private final String settings;
    private final int channels;

    Rules(String settings, int channels) {
      this.settings = settings;
      this.channels = channels;
    }

    @Override
    protected CyclerDriver driver() {
      return new EaScpiDriver();
    }

    @Override
    protected String connection() {
      return "ea-scpi:sim://li-ion-nmc" + settings;
    }

    @Override
    protected int channels() {
      return channels;
    }

    @Override
    protected Envelope window() {
      return new Envelope(2.5, 4.2, 5, 5, 25, 25);
    }

    @Override
    protected Optional<SimulatedInstrument> otherInstrument(Connection connection) {
      return Optional.of(new OtherScpiInstrument());
    }
  }
}
