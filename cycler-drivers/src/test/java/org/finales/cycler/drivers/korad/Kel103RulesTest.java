package org.finales.cycler.drivers.korad;

import org.finales.cycler.drivers.bench.BenchRules;

class Kel103RulesTest extends BenchRules {
  Kel103RulesTest() {
    super(new Kel103Driver(), "");
  }
}
