package org.finales.cycler.toy;

import java.util.Set;
import org.finales.cycler.driver.CyclerDriver;

/** Runs the rules on the driver with a flaw; only started by {@link ConformanceKitTest}. */
class BrokenToyRules extends ToyRulesTest {
  /** The flaw that drivers have now. */
  static volatile Flaw flaw = Flaw.WRONG_SIGN;

  @Override
  protected CyclerDriver driver() {
    return new ToyDriver(Set.of(flaw));
  }

  @Override
  protected boolean checksummed() {
    return flaw != Flaw.TAKES_ANY_READING;
  }

  @Override
  protected boolean noticesStaleAnswers() {
    return flaw != Flaw.TAKES_ANY_READING;
  }
}
