package org.finales.core.linkeddata;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.battinfo.UnitTerms;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Writes quantities in the connected idiom of BattINFO: a quantity, its number in a node of its
 * own, and the IRI of its unit; beside the unit the spelling, where the IRI would not give it back.
 */
public final class QuantityNodes {
  /** Class of the node that holds the number. */
  public static final Node.Iri REAL = Terms.term("RealData");

  /** From the quantity to the node with the number. */
  public static final Node.Iri PART = Terms.term("hasNumericalPart");

  /** From there to the number. */
  public static final Node.Iri NUMBER = Terms.term("hasNumberValue");

  /** From the quantity to its unit. */
  public static final Node.Iri UNIT = Terms.term("hasMeasurementUnit");

  /** From the quantity to the spelling of its unit. */
  public static final Node.Iri UNIT_TEXT = Terms.term("schema:unitText");

  /** From the quantity to the label of its class, for people. */
  public static final Node.Iri LABEL = Terms.term("skos:prefLabel");

  private record Spelled(Node.@Nullable Iri iri, boolean spelled) {}

  private static final int CACHE_SIZE = 2000;
  private static final Map<Unit, Spelled> UNITS = new ConcurrentHashMap<>();

  private QuantityNodes() {}

  /**
   * Adds a quantity without hanging it on a bearer.
   *
   * @param node the node to describe
   * @param label label of its class, as {@code Density}
   * @param nature class of how it came about, or null
   */
  public static void describe(
      Statements out, Node node, String label, Node.@Nullable Iri nature, Quantity quantity) {
    out.type(node, Terms.term(label));
    if (nature != null) {
      out.type(node, nature);
    }
    out.text(node, LABEL, label);
    amount(out, node, quantity);
  }

  /** Adds number and unit of a quantity. */
  public static void amount(Statements out, Node node, Quantity quantity) {
    number(out, node, quantity.value());
    unit(out, node, quantity.unit());
  }

  /** Adds the number of a quantity with the digits that it was given with. */
  public static void number(Statements out, Node node, BigDecimal number) {
    Node.Blank part = out.blank();
    out.add(node, PART, part);
    out.type(part, REAL);
    out.add(part, NUMBER, Standard.literal(number.toString(), Standard.DOUBLE));
  }

  /** Adds the unit of something. */
  public static void unit(Statements out, Node node, Unit unit) {
    Spelled known = UNITS.get(unit);
    if (known == null) {
      known = find(unit);
    }
    if (known.iri() != null) {
      out.add(node, UNIT, known.iri());
    }
    if (!known.spelled()) {
      out.text(node, UNIT_TEXT, unit.symbol());
    }
  }

  private static Spelled find(Unit unit) {
    if (UNITS.size() >= CACHE_SIZE) {
      UNITS.clear();
    }
    Spelled found =
        new Spelled(
            UnitTerms.iri(unit).map(Node.Iri::new).orElse(null), UnitTerms.isSpelledByIri(unit));
    UNITS.put(unit, found);
    return found;
  }
}
