package org.finales.core.linkeddata.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.finales.api.battinfo.UnitTerms;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Statements;
import org.jspecify.annotations.Nullable;

/** Quantities as things with a number and a unit. */
final class QuantityType implements NodeType {
  static final QuantityType INSTANCE = new QuantityType();

  private QuantityType() {}

  @Override
  public Node subject(Object value, Statements out) {
    return out.blank();
  }

  @Override
  public void describe(Object value, Node subject, Statements out) {
    QuantityNodes.amount(out, subject, (Quantity) value);
  }

  @Override
  public int match(Set<Node> types) {
    return 0;
  }

  @Override
  public Object read(StatementReader reader, Node subject, String path) {
    BigDecimal number = null;
    for (int place : reader.about(subject)) {
      Statement statement = reader.get(place);
      if (number == null && statement.predicate().equals(QuantityNodes.PART)) {
        number = number(reader, statement.object(), path);
        if (number != null) {
          reader.understand(place);
        }
      }
    }
    if (number == null) {
      throw new LinkedDataException(path + ": the quantity has no number");
    }
    try {
      return new Quantity(number, unit(reader, subject, path));
    } catch (IllegalArgumentException e) {
      throw new LinkedDataException(path + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable BigDecimal number(StatementReader reader, Node part, String path) {
    BigDecimal number = null;
    for (int place : reader.about(part)) {
      Statement statement = reader.get(place);
      if (number == null
          && statement.predicate().equals(QuantityNodes.NUMBER)
          && statement.object() instanceof Node.Literal literal) {
        try {
          number = new BigDecimal(literal.text().strip());
          reader.understand(place);
        } catch (NumberFormatException e) {
          throw new LinkedDataException(
              "%s: '%s' is no decimal number".formatted(path, shown(literal.text())), e);
        }
      }
    }
    reader.understandTypes(part, Set.of(QuantityNodes.REAL));
    return number;
  }

  /** Returns the unit: as it is spelled, if that agrees with the IRI, else that of the IRI. */
  private static Unit unit(StatementReader reader, Node subject, String path) {
    Unit byIri = null;
    Unit spelled = null;
    int iriAt = -1;
    int textAt = -1;
    List<Integer> places = reader.about(subject);
    for (int place : places) {
      Statement statement = reader.get(place);
      if (byIri == null
          && statement.predicate().equals(QuantityNodes.UNIT)
          && statement.object() instanceof Node.Iri iri) {
        byIri =
            UnitTerms.unit(iri.value())
                .orElseThrow(
                    () ->
                        new LinkedDataException(
                            "%s: the unit %s is not known".formatted(path, iri.value())));
        iriAt = place;
      } else if (spelled == null
          && statement.predicate().equals(QuantityNodes.UNIT_TEXT)
          && statement.object() instanceof Node.Literal text) {
        spelled = Unit.tryParse(text.text()).orElse(null);
        textAt = place;
      }
    }
    if (spelled != null && (byIri == null || spelled.isEquivalentTo(byIri))) {
      reader.understand(textAt);
      if (iriAt >= 0) {
        reader.understand(iriAt);
      }
      return spelled;
    }
    if (byIri != null) {
      reader.understand(iriAt);
      return byIri;
    }
    if (textAt >= 0) {
      throw new LinkedDataException(path + ": the spelling of the unit is not understood");
    }
    throw new LinkedDataException(path + ": the quantity has no unit");
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
