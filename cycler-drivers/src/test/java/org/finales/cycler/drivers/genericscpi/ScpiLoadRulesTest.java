package org.finales.cycler.drivers.genericscpi;

import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.drivers.bench.BenchRules;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.junit.jupiter.api.Nested;

/** The rules for drivers, for each profile of loads. */
class ScpiLoadRulesTest {

  @Nested
  class Generic extends Profile {
    Generic() {
      super("generic");
    }

    @Override
    protected Optional<SimulatedInstrument> otherInstrument(Connection connection) {
      return Optional.empty();
    }
  }

  @Nested
  class Siglent extends Profile {
    Siglent() {
      super("siglent");
    }
  }

  @Nested
  class Itech extends Profile {
    Itech() {
      super("itech");
    }
  }

  abstract static class Profile extends BenchRules {
    Profile(String code) {
      super(
          new ScpiLoadDriver(),
          "&profile=" + code + "&rated-voltage=120V&rated-current=30A&rated-power=300W");
    }
  }
}
