package org.finales.cycler.drivers.bk5491b;

import org.finales.cycler.drivers.bench.BenchRules;
import org.junit.jupiter.api.Nested;

/** The rules for drivers, for both quantities. */
class Bk5491bRulesTest {

  @Nested
  class Voltage extends BenchRules {
    Voltage() {
      super(new Bk5491bDriver(), "&measure=voltage");
    }
  }

  @Nested
  class Current extends BenchRules {
    Current() {
      super(new Bk5491bDriver(), "&measure=current");
    }
  }
}
