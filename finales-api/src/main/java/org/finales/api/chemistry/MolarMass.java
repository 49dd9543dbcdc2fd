package org.finales.api.chemistry;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Molar masses in g/mol from molecular formulas.
 *
 * <p>Standard atomic weights: abridged values of the IUPAC Commission on Isotopic Abundances and
 * Atomic Weights, Pure Appl. Chem. 94 (2022) 573 (table of 2021). That of lithium is the
 * conventional 6.94; bought lithium differs by up to 0.06.
 */
final class MolarMass {

  private static final Map<String, BigDecimal> ATOMIC_WEIGHTS =
      Map.of(
          "H", new BigDecimal("1.008"),
          "Li", new BigDecimal("6.94"),
          "C", new BigDecimal("12.011"),
          "O", new BigDecimal("15.999"),
          "F", new BigDecimal("18.998"),
          "P", new BigDecimal("30.974"));

  private static final Pattern ELEMENT = Pattern.compile("([A-Z][a-z]?)(\\d*)");

  private MolarMass() {}

  /** Returns the exact sum of the atomic weights of a formula such as {@code C3H4O3}. */
  static BigDecimal of(String formula) {
    BigDecimal sum = BigDecimal.ZERO;
    Matcher element = ELEMENT.matcher(formula);
    int end = 0;
    while (element.find()) {
      BigDecimal weight = ATOMIC_WEIGHTS.get(element.group(1));
      if (weight == null || element.start() != end) {
        throw new IllegalArgumentException("No atomic weight is known for all of " + formula);
      }
      String count = element.group(2);
      sum = sum.add(weight.multiply(count.isEmpty() ? BigDecimal.ONE : new BigDecimal(count)));
      end = element.end();
    }
    if (end == 0 || end != formula.length()) {
      throw new IllegalArgumentException(formula + " is not a molecular formula");
    }
    return sum;
  }
}
