package org.finales.core.linkeddata.document;

import java.math.BigDecimal;
import java.util.Optional;
import org.finales.api.battinfo.UnitTerms;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;

/** Reads units and amounts in a graph that is being repaired. */
final class Amounts {
  private static final int MAX_DIGITS = 1000;

  private Amounts() {}

  /** Returns the unit of a thing; nothing if it has none that is known. */
  static Optional<Unit> unit(RepairedGraph graph, Node thing) {
    for (Node unit : graph.objects(thing, QuantityNodes.UNIT)) {
      if (unit instanceof Node.Iri iri) {
        return UnitTerms.unit(iri.value());
      }
    }
    return Optional.empty();
  }

  /** Returns the amount of a thing; nothing if its number or unit is not understood. */
  static Optional<Quantity> of(RepairedGraph graph, Node thing) {
    Optional<Unit> unit = unit(graph, thing);
    for (Node part : graph.objects(thing, QuantityNodes.PART)) {
      for (Node number : graph.objects(part, QuantityNodes.NUMBER)) {
        if (unit.isPresent()
            && number instanceof Node.Literal literal
            && literal.text().length() <= MAX_DIGITS) {
          try {
            return Optional.of(new Quantity(new BigDecimal(literal.text().strip()), unit.get()));
          } catch (IllegalArgumentException e) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Tells whether a thing is said to have a number. */
  static boolean hasNumber(RepairedGraph graph, Node thing) {
    return !graph.objects(thing, QuantityNodes.PART).isEmpty();
  }
}
