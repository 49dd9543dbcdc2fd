package org.finales.core.linkeddata.document;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finales.api.battinfo.UnitTerms;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Statement;

/** Rules about the units of quantities. */
final class UnitRules {
  private static final String QUDT_HTTPS = "https://qudt.org/vocab/unit/";
  private static final String QUDT = "http://qudt.org/vocab/unit/";

  private UnitRules() {}

  /** A unit's IRI that means something else, or nothing. */
  static final class WrongUnit implements RepairRule {
    @Override
    public String name() {
      return "unit-iri";
    }

    @Override
    public String finds() {
      return "IRIs of units that do not exist or mean something else, QUDT with https, bare labels";
    }

    @Override
    public void apply(RepairedGraph graph) {
      graph.replace(
          statement -> {
            if (!statement.predicate().equals(QuantityNodes.UNIT)) {
              return List.of(statement);
            }
            Optional<String> right = right(statement.object());
            if (right.isEmpty()) {
              return List.of(statement);
            }
            Node.Iri unit = new Node.Iri(right.get());
            graph.report(
                name(),
                statement.subject(),
                "%s is no unit".formatted(text(statement.object())),
                "read as " + RepairedGraph.name(unit));
            return List.of(new Statement(statement.subject(), statement.predicate(), unit));
          });
    }

    private static String text(Node unit) {
      return unit instanceof Node.Literal literal
          ? "the text '%s'".formatted(literal.text())
          : unit instanceof Node.Iri iri ? iri.value() : "a thing without an IRI";
    }

    private static Optional<String> right(Node unit) {
      if (unit instanceof Node.Literal literal) {
        return ofText(literal.text());
      }
      if (!(unit instanceof Node.Iri iri)) {
        return Optional.empty();
      }
      String value = iri.value();
      if (value.startsWith(JsonLdReader.UNKNOWN)) {
        return ofText(
            URLDecoder.decode(
                value.substring(JsonLdReader.UNKNOWN.length()), StandardCharsets.UTF_8));
      }
      if (value.startsWith(QUDT_HTTPS)) {
        return UnitTerms.unit(value)
            .flatMap(UnitTerms::iri)
            .or(() -> Optional.of(QUDT + value.substring(QUDT_HTTPS.length())));
      }
      return UnitTerms.correction(value);
    }

    private static Optional<String> ofText(String text) {
      return UnitTerms.iriOfLabel(text).or(() -> Unit.tryParse(text).flatMap(UnitTerms::iri));
    }
  }

  /** A quantity whose unit stands there as text only. */
  static final class UnitAsText implements RepairRule {
    @Override
    public String name() {
      return "unit-text";
    }

    @Override
    public String finds() {
      return "quantities whose unit is given as text only, though it has an IRI";
    }

    @Override
    public void apply(RepairedGraph graph) {
      List<Statement> added = new ArrayList<>();
      for (Statement statement : graph.statements()) {
        if (statement.predicate().equals(QuantityNodes.UNIT_TEXT)
            && statement.object() instanceof Node.Literal text
            && graph.objects(statement.subject(), QuantityNodes.UNIT).isEmpty()
            && !graph.objects(statement.subject(), QuantityNodes.PART).isEmpty()) {
          Unit.tryParse(text.text())
              .flatMap(UnitTerms::iri)
              .map(Node.Iri::new)
              .ifPresent(
                  unit -> {
                    graph.report(
                        name(),
                        statement.subject(),
                        "the unit is the text '%s'".formatted(text.text()),
                        "%s added".formatted(RepairedGraph.name(unit)));
                    added.add(new Statement(statement.subject(), QuantityNodes.UNIT, unit));
                  });
        }
      }
      graph.add(added);
    }
  }
}
