package org.finales.cycler.tck;

/** Some of the rules; each is a test with a number in its name. */
interface Rules {
  /** Returns what the rule works with. */
  Bench bench();
}
