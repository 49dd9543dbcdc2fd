package org.finales.cycler.drivers.riden;

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

/** All rules for drivers, for the model with the finest and one with the coarsest steps. */
class RidenRulesTest {

  abstract static class RidenRules extends CyclerDriverRules {
    private final String model;
    private final double step;

    RidenRules(String model, double step) {
      this.model = model;
      this.step = step;
    }

    @Override
    protected CyclerDriver driver() {
      return new RidenDriver();
    }

    @Override
    protected String connection() {
      return "riden-rd:sim://li-ion-nmc?capacity=20Ah&soc=50%25&model=" + model;
    }

    @Override
    protected int channels() {
      return 1;
    }

    @Override
    protected Envelope window() {
      return new Envelope(2.5, 4.2, 4, 4, 20, 20);
    }

    @Override
    protected boolean checksummed() {
      return true;
    }

    @Override
    protected boolean noticesStaleAnswers() {
      return true;
    }

    @Override
    protected double error(ControlMode quantity, double value, Ratings ratings) {
      return step;
    }

    @Override
    protected Optional<SimulatedInstrument> otherInstrument(Connection connection) {
      return Optional.of(new OtherModbusInstrument(60_128, connection.clock()));
    }
  }

  @Nested
  class Rd6006p extends RidenRules {
    Rd6006p() {
      super("rd6006p", 0.0015);
    }
  }

  @Nested
  class Rd6018 extends RidenRules {
    Rd6018() {
      super("rd6018", 0.007);
    }
  }
}
