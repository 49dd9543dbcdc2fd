package org.finales.cycler.drivers.wattrex;

import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.tck.CyclerDriverRules;
import org.junit.jupiter.api.Nested;

/** All rules for drivers; frames in lines of ASCII have no checksum. */
class WattrexRulesTest {

  abstract static class WattrexRules extends CyclerDriverRules {
    private final CyclerDriver driver;
    private final String settings;

    WattrexRules(CyclerDriver driver, String settings) {
      this.driver = driver;
      this.settings = settings;
    }

    @Override
    protected CyclerDriver driver() {
      return driver;
    }

    @Override
    protected String connection() {
      return driver.info().code() + ":sim://li-ion-nmc?capacity=20Ah&soc=50%25" + settings;
    }

    @Override
    protected int channels() {
      return 1;
    }

    @Override
    protected Envelope window() {
      return new Envelope(2.5, 4.2, 5, 5, 20, 20);
    }

    @Override
    protected double error(ControlMode quantity, double value, Ratings ratings) {
      return quantity == ControlMode.POWER ? 0.1 : 0.005;
    }
  }

  @Nested
  class Epc extends WattrexRules {
    Epc() {
      super(new WattrexEpcDriver(), "");
    }
  }

  @Nested
  class EpcThatTellsByItself extends WattrexRules {
    EpcThatTellsByItself() {
      super(new WattrexEpcDriver(), "&period=100ms&id=64");
    }
  }

  @Nested
  class Bms extends WattrexRules {
    Bms() {
      super(new WattrexBmsDriver(), "&cells=1");
    }
  }
}
