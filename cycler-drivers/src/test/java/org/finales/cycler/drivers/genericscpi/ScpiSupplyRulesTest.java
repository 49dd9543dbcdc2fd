package org.finales.cycler.drivers.genericscpi;

import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.drivers.bench.BenchRules;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.junit.jupiter.api.Nested;

/** The rules for drivers, for each profile of supplies. */
class ScpiSupplyRulesTest {

  @Nested
  class Generic extends Profile {
    Generic() {
      super("generic", 1);
    }

    @Override
    protected Optional<SimulatedInstrument> otherInstrument(Connection connection) {
      return Optional.empty();
    }
  }

  @Nested
  class Siglent extends Profile {
    Siglent() {
      super("siglent", 2);
    }
  }

  @Nested
  class Rigol extends Profile {
    Rigol() {
      super("rigol", 2);
    }
  }

  @Nested
  class RohdeSchwarz extends Profile {
    RohdeSchwarz() {
      super("rohde-schwarz", 2);
    }
  }

  @Nested
  class Keysight extends Profile {
    Keysight() {
      super("keysight", 2);
    }
  }

  @Nested
  class Itech extends Profile {
    Itech() {
      super("itech", 1);
    }
  }

  abstract static class Profile extends BenchRules {
    Profile(String code, int outputs) {
      super(
          new ScpiSupplyDriver(),
          "&profile=" + code + "&outputs=" + outputs + "&rated-voltage=30V&rated-current=5A",
          outputs);
    }
  }
}
