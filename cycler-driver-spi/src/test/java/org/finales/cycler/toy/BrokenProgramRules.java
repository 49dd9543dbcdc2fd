package org.finales.cycler.toy;

import org.finales.cycler.driver.CyclerDriver;

/** Runs the rules on a driver that repeats points; only started by {@link ConformanceKitTest}. */
class BrokenProgramRules extends ToyProgramRulesTest {
  @Override
  protected CyclerDriver driver() {
    return new ToyProgramDriver(true);
  }
}
