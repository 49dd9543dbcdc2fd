package org.finales.samples.driver;

import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.tck.CyclerDriverRules;

class TableCyclerRulesTest extends CyclerDriverRules {

  @Override
  protected CyclerDriver driver() {
    return new TableCyclerDriver();
  }

  @Override
  protected String connection() {
    return "table-cycler:sim://li-ion-nmc?capacity=2.5Ah&soc=0.5";
  }

  @Override
  protected int channels() {
    return 1;
  }

  @Override
  protected Envelope window() {
    return Envelope.of(3, 4.2, 2.5);
  }
}
