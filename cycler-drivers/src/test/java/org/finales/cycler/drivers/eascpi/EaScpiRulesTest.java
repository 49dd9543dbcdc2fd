package org.finales.cycler.drivers.eascpi;

import org.finales.cycler.drivers.bench.BenchRules;
import org.junit.jupiter.api.Nested;

/** The rules for drivers, for each kind of instrument. */
class EaScpiRulesTest {

  @Nested
  class Source extends BenchRules {
    Source() {
      super(new EaScpiDriver(), "&kind=source");
    }
  }

  @Nested
  class Load extends BenchRules {
    Load() {
      super(new EaScpiDriver(), "&kind=load");
    }
  }

  @Nested
  class Bidirectional extends BenchRules {
    Bidirectional() {
      super(new EaScpiDriver(), "&kind=bidirectional");
    }
  }

  @Nested
  class TwoOutputs extends BenchRules {
    TwoOutputs() {
      super(new EaScpiDriver(), "&kind=source&outputs=2", 2);
    }
  }
}
