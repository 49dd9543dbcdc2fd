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
      Map.ofEntries(
          Map.entry("H", new BigDecimal("1.008")),
          Map.entry("Li", new BigDecimal("6.94")),
          Map.entry("B", new BigDecimal("10.81")),
          Map.entry("C", new BigDecimal("12.011")),
          Map.entry("N", new BigDecimal("14.007")),
          Map.entry("O", new BigDecimal("15.999")),
          Map.entry("F", new BigDecimal("18.998")),
          Map.entry("Na", new BigDecimal("22.990")),
          Map.entry("Al", new BigDecimal("26.982")),
          Map.entry("Si", new BigDecimal("28.085")),
          Map.entry("P", new BigDecimal("30.974")),
          Map.entry("S", new BigDecimal("32.06")),
          Map.entry("Cl", new BigDecimal("35.45")),
          Map.entry("K", new BigDecimal("39.098")),
          Map.entry("Ti", new BigDecimal("47.867")),
          Map.entry("V", new BigDecimal("50.942")),
          Map.entry("Mn", new BigDecimal("54.938")),
          Map.entry("Fe", new BigDecimal("55.845")),
          Map.entry("Co", new BigDecimal("58.933")),
          Map.entry("Ni", new BigDecimal("58.693")),
          Map.entry("Cu", new BigDecimal("63.546")),
          Map.entry("Zn", new BigDecimal("65.38")),
          Map.entry("Br", new BigDecimal("79.904")),
          Map.entry("Pb", new BigDecimal("207.2")));

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
