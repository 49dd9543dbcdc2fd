package org.finales.core.cyclingdata.format;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What headings mean.
 *
 * @param keys names in lower case with single spaces
 * @param quantity machine-readable name of the BDF column
 * @param unit unit where the heading names none; null for that of the quantity
 */
record Rule(Pattern keys, String quantity, @Nullable String unit) {
  /** Headings that mean a quantity in its own unit. */
  static Rule of(String keys, String quantity) {
    return new Rule(Pattern.compile(keys), quantity, null);
  }
}
