package org.finales.cycler.drivers.eamodbus;

import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.drivers.modbus.OtherModbusInstrument;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.tck.CyclerDriverRules;
import org.junit.jupiter.api.Nested;

/** All rules for drivers, for each kind of instrument and each way of framing. */
class EaModbusRulesTest {

  abstract static class EaRules extends CyclerDriverRules {
    private final String settings;

    EaRules(String settings) {
      this.settings = settings;
    }

    @Override
    protected CyclerDriver driver() {
      return new EaModbusDriver();
    }

    @Override
    protected String connection() {
      return "ea-modbus:sim://li-ion-nmc?capacity=20Ah&soc=50%25&" + settings;
    }

    @Override
    protected int channels() {
      return 1;
    }

    @Override
    protected Envelope window() {
      return new Envelope(2.5, 4.2, 10, 10, 40, 40);
    }

    @Override
    protected boolean checksummed() {
      return true;
    }

    @Override
    protected boolean noticesStaleAnswers() {
      return true;
    }

    /** One step of the registers, and what the cell moves while answers are repeated. */
    @Override
    protected double error(ControlMode quantity, double value, Ratings ratings) {
      return switch (quantity) {
        case VOLTAGE -> 0.003;
        case POWER -> 0.05;
        default -> 0.003;
      };
    }

    @Override
    protected Optional<SimulatedInstrument> otherInstrument(Connection connection) {
      return settings.contains("framing")
          ? Optional.empty()
          : Optional.of(new OtherModbusInstrument('X' << 8 | 'Y', connection.clock()));
    }
  }

  @Nested
  class Source extends EaRules {
    Source() {
      super("kind=source");
    }
  }

  @Nested
  class Load extends EaRules {
    Load() {
      super("kind=load");
    }
  }

  @Nested
  class Bidirectional extends EaRules {
    Bidirectional() {
      super("kind=bidirectional&address=1");
    }
  }

  @Nested
  class ByModbusTcp extends EaRules {
    ByModbusTcp() {
      super("kind=bidirectional&framing=tcp");
    }

    @Override
    protected boolean checksummed() {
      return false;
    }
  }
}
