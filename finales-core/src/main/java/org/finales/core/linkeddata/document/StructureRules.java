package org.finales.core.linkeddata.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.battinfo.Vocabulary;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Terms;

/** Rules about how things hang together. */
final class StructureRules {
  private static final Node.Iri HAS_PROPERTY = Terms.term("hasProperty");

  private StructureRules() {}

  /** {@code hasMeasuredProperty} instead of {@code hasProperty} and a class. */
  static final class RelationOfNature implements RepairRule {
    private static final Map<Node.Iri, Node.Iri> NATURES =
        Map.of(
            Terms.term("hasMeasuredProperty"), Terms.term("MeasuredProperty"),
            Terms.term("hasConventionalProperty"), Terms.term("ConventionalProperty"));

    @Override
    public String name() {
      return "relation-of-nature";
    }

    @Override
    public String finds() {
      return "hasMeasuredProperty and hasConventionalProperty, which are written as hasProperty and a class now";
    }

    @Override
    public void apply(RepairedGraph graph) {
      Map<Node.Iri, Integer> counts = new HashMap<>();
      graph.replace(
          statement -> {
            Node.Iri nature = NATURES.get(statement.predicate());
            if (nature == null || statement.object() instanceof Node.Literal) {
              return List.of(statement);
            }
            counts.merge(statement.predicate(), 1, Integer::sum);
            return List.of(
                new Statement(statement.subject(), HAS_PROPERTY, statement.object()),
                new Statement(statement.object(), Standard.TYPE, nature));
          });
      counts.forEach(
          (relation, count) ->
              graph.report(
                  name(),
                  relation,
                  "the older way to say how a value came about (%d times)".formatted(count),
                  "read as hasProperty, the quantities as "
                      + RepairedGraph.name(NATURES.getOrDefault(relation, relation))));
    }
  }

  /** The class {@code NumberOfIterations} as a relation with a bare number. */
  static final class IterationsAsRelation implements RepairRule {
    private static final Node.Iri ITERATIONS = Terms.term("NumberOfIterations");
    private static final Node.Iri ENDS = Terms.term("hasTerminationParameter");
    private static final Node.Iri ONE =
        new Node.Iri("https://w3id.org/emmo#EMMO_5ebd5e01_0ed3_49a2_a30d_cd05cbe72978");

    @Override
    public String name() {
      return "iterations-as-relation";
    }

    @Override
    public String finds() {
      return "the class NumberOfIterations used as a relation";
    }

    @Override
    public void apply(RepairedGraph graph) {
      graph.replace(
          statement -> {
            if (!statement.predicate().equals(ITERATIONS)
                || !(statement.object() instanceof Node.Literal number)) {
              return List.of(statement);
            }
            graph.report(
                name(),
                statement.subject(),
                "NumberOfIterations is a class, no relation",
                "made a quantity under hasTerminationParameter");
            Node quantity = graph.blank();
            Node part = graph.blank();
            return List.of(
                new Statement(statement.subject(), ENDS, quantity),
                new Statement(quantity, Standard.TYPE, ITERATIONS),
                new Statement(quantity, QuantityNodes.PART, part),
                new Statement(part, Standard.TYPE, QuantityNodes.REAL),
                new Statement(
                    part, QuantityNodes.NUMBER, Standard.literal(number.text(), Standard.DOUBLE)),
                new Statement(quantity, QuantityNodes.UNIT, ONE));
          });
    }
  }

  /** A class as a key that wraps a thing of that class. */
  static final class ClassAsRelation implements RepairRule {
    private static final Node.Iri SOLVENT = Terms.term("Solvent");
    private static final Node.Iri HAS_SOLVENT = Terms.term("hasSolvent");

    @Override
    public String name() {
      return "class-as-relation";
    }

    @Override
    public String finds() {
      return "a class used as a relation: Solvent, or around a thing of that class";
    }

    @Override
    public void apply(RepairedGraph graph) {
      Map<Node, Node> wrapped = new HashMap<>();
      for (Statement statement : graph.statements()) {
        if (statement.subject() instanceof Node.Blank
            && !(statement.object() instanceof Node.Literal)
            && graph.about(statement.subject()).size() == 1
            && isClass(statement.predicate())
            && graph.isA(statement.object(), statement.predicate())) {
          wrapped.put(statement.subject(), statement.object());
          graph.report(
              name(),
              statement.object(),
              "its class stands around it as a relation",
              "put in the place of its wrapping");
        }
      }
      graph.replace(
          statement -> {
            if (wrapped.containsKey(statement.subject())) {
              return List.of();
            }
            Node inner = wrapped.get(statement.object());
            if (inner != null) {
              return List.of(new Statement(statement.subject(), statement.predicate(), inner));
            }
            if (statement.predicate().equals(SOLVENT)) {
              graph.report(
                  name(),
                  statement.subject(),
                  "Solvent is a class, no relation",
                  "read as hasSolvent");
              return List.of(new Statement(statement.subject(), HAS_SOLVENT, statement.object()));
            }
            return List.of(statement);
          });
    }

    private static boolean isClass(Node.Iri iri) {
      return Vocabulary.battinfo().allByIri(iri.value()).stream()
          .anyMatch(
              term -> !term.label().isEmpty() && Character.isUpperCase(term.label().charAt(0)));
    }
  }

  /** Classes of cells by their electrodes, which the ontology gave up. */
  static final class DeprecatedChemistry implements RepairRule {
    private static final String BATTERY = "https://w3id.org/emmo/domain/battery#";
    private static final Node.Iri LITHIUM_ION = Terms.term("LithiumIonBattery");

    @Override
    public String name() {
      return "deprecated-chemistry";
    }

    @Override
    public String finds() {
      return "classes of lithium-ion cells by their electrodes, which the ontology gave up";
    }

    @Override
    public void apply(RepairedGraph graph) {
      List<Statement> added = new ArrayList<>();
      graph.replace(
          statement -> {
            DeprecatedCells.Cell cell =
                statement.predicate().equals(Standard.TYPE)
                        && statement.object() instanceof Node.Iri type
                    ? DeprecatedCells.of(type.value())
                    : null;
            if (cell == null) {
              return List.of(statement);
            }
            Node.Iri relation = Terms.term(cell.relation());
            boolean known = !graph.objects(statement.subject(), relation).isEmpty();
            graph.report(
                name(),
                statement.subject(),
                "%s is deprecated".formatted(cell.label()),
                "read as LithiumIonBattery"
                    + (known ? "" : " with %s %s".formatted(cell.relation(), cell.electrode())));
            if (!known) {
              Node electrode = graph.blank();
              added.add(new Statement(statement.subject(), relation, electrode));
              added.add(new Statement(electrode, Standard.TYPE, Terms.term(cell.electrode())));
            }
            return List.of(new Statement(statement.subject(), Standard.TYPE, LITHIUM_ION));
          });
      graph.add(added);
    }
  }
}
