package org.finales.core.linkeddata;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Writes quantities in the connected idiom of BattINFO: bearer, relation, quantity, number, unit.
 */
public final class QuantityNodes {
  private static final Node.Iri REAL = Terms.term("RealData");
  private static final Node.Iri PART = Terms.term("hasNumericalPart");
  private static final Node.Iri NUMBER = Terms.term("hasNumberValue");
  private static final Node.Iri UNIT = Terms.term("hasMeasurementUnit");
  private static final Node.Iri LABEL = Terms.term("skos:prefLabel");

  private QuantityNodes() {}

  /**
   * Adds a quantity without hanging it on a bearer.
   *
   * @param quantity the node to describe
   * @param label its class, as {@code Density}
   * @param nature class of how it came about, or null
   * @param number as given; its digits are kept
   * @param unit IRI of the unit, or null if there is none
   */
  public static void describe(
      Statements out,
      Node quantity,
      String label,
      Node.@Nullable Iri nature,
      BigDecimal number,
      Node.@Nullable Iri unit) {
    out.type(quantity, Terms.term(label));
    if (nature != null) {
      out.type(quantity, nature);
    }
    out.text(quantity, LABEL, label);
    number(out, quantity, number);
    if (unit != null) {
      out.add(quantity, UNIT, unit);
    }
  }

  /** Adds the number of a quantity. */
  public static void number(Statements out, Node quantity, BigDecimal number) {
    Node.Blank part = out.blank();
    out.add(quantity, PART, part);
    out.type(part, REAL);
    out.add(part, NUMBER, Standard.literal(number.toString(), Standard.DOUBLE));
  }
}
