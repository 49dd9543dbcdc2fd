package org.finales.cycler.drivers.eaps2000b;

import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.tck.CyclerDriverRules;
import org.junit.jupiter.api.Nested;

/** All rules for drivers, for supplies with one and with two outputs. */
class EaPs2000bRulesTest {

  abstract static class PsRules extends CyclerDriverRules {
    private final int outputs;

    PsRules(int outputs) {
      this.outputs = outputs;
    }

    @Override
    protected CyclerDriver driver() {
      return new EaPs2000bDriver();
    }

    @Override
    protected String connection() {
      return "ea-ps2000b:sim://li-ion-nmc?capacity=20Ah&soc=50%25&outputs=" + outputs;
    }

    @Override
    protected int channels() {
      return outputs;
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
      return 0.003;
    }
  }

  @Nested
  class Single extends PsRules {
    Single() {
      super(1);
    }
  }

  @Nested
  class Triple extends PsRules {
    Triple() {
      super(2);
    }
  }
}
