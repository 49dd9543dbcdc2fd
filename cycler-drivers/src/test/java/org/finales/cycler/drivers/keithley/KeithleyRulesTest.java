package org.finales.cycler.drivers.keithley;

import org.finales.cycler.drivers.bench.BenchRules;
import org.finales.cycler.spi.Envelope;
import org.junit.jupiter.api.Nested;

/** The rules for drivers, for both models. */
class KeithleyRulesTest {
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 0.5, 0.5, 2, 2);

  @Nested
  class Model2400 extends BenchRules {
    Model2400() {
      super(new Keithley2400Driver(), "");
    }

    @Override
    protected Envelope window() {
      return WINDOW;
    }
  }

  @Nested
  class Model2450 extends BenchRules {
    Model2450() {
      super(new Keithley2450Driver(), "");
    }

    @Override
    protected Envelope window() {
      return WINDOW;
    }
  }
}
