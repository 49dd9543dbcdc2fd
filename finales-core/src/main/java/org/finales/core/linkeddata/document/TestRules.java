package org.finales.core.linkeddata.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Terms;

/** Rules about the capacities of electrodes and about how they were found. */
final class TestRules {
  private static final Node.Iri TEST = Terms.term("BatteryTest");
  static final Node.Iri OUTPUT = Terms.term("hasOutput");
  static final Node.Iri PROPERTY = Terms.term("hasProperty");

  private TestRules() {}

  static Set<Node> tests(RepairedGraph graph) {
    Set<Node> tests = new LinkedHashSet<>();
    for (Statement statement : graph.statements()) {
      if (statement.predicate().equals(Standard.TYPE) && statement.object().equals(TEST)) {
        tests.add(statement.subject());
      }
    }
    return tests;
  }

  static Map<Node, List<Node>> bearers(RepairedGraph graph) {
    Map<Node, List<Node>> bearers = new HashMap<>();
    for (Statement statement : graph.statements()) {
      if (statement.predicate().equals(PROPERTY)) {
        bearers
            .computeIfAbsent(statement.object(), q -> new ArrayList<>())
            .add(statement.subject());
      }
    }
    return bearers;
  }

  /**
   * A quantity without number or unit that only says which test it came out of, beside others of
   * the same class and bearer that have them, as BattINFO's converter writes it.
   */
  static final class OutputWithoutNumber implements RepairRule {
    @Override
    public String name() {
      return "output-without-number";
    }

    @Override
    public String finds() {
      return "a test whose output has no number, beside quantities of the same class that have one";
    }

    @Override
    public void apply(RepairedGraph graph) {
      Set<Node> tests = tests(graph);
      if (tests.isEmpty()) {
        return;
      }
      Map<Node, List<Node>> bearers = bearers(graph);
      Map<Node, List<Node>> instead = new LinkedHashMap<>();
      for (Node test : tests) {
        for (Node empty : graph.objects(test, OUTPUT)) {
          if (empty instanceof Node.Blank && saysOnlyItsClass(graph, empty)) {
            List<Node> numbered = numbered(graph, empty, bearers.getOrDefault(empty, List.of()));
            if (!numbered.isEmpty()) {
              instead.put(empty, numbered);
            }
          }
        }
      }
      instead.forEach(
          (empty, numbered) ->
              graph.report(
                  name(),
                  empty,
                  "came out of a test and has no number",
                  "the test gives the %d quantities of its class with numbers"
                      .formatted(numbered.size())));
      graph.replace(
          statement -> {
            List<Node> numbered = instead.get(statement.object());
            if (instead.containsKey(statement.subject())) {
              return List.of();
            }
            if (numbered == null) {
              return List.of(statement);
            }
            return statement.predicate().equals(OUTPUT)
                ? numbered.stream().map(q -> new Statement(statement.subject(), OUTPUT, q)).toList()
                : List.of();
          });
    }

    private static boolean saysOnlyItsClass(RepairedGraph graph, Node quantity) {
      return graph.about(quantity).stream()
          .allMatch(statement -> statement.predicate().equals(Standard.TYPE));
    }

    private static List<Node> numbered(RepairedGraph graph, Node empty, List<Node> bearers) {
      List<Node> types = graph.objects(empty, Standard.TYPE);
      List<Node> numbered = new ArrayList<>();
      for (Node bearer : bearers) {
        for (Node other : graph.objects(bearer, PROPERTY)) {
          if (Amounts.hasNumber(graph, other)
              && graph.objects(other, Standard.TYPE).containsAll(types)) {
            numbered.add(other);
          }
        }
      }
      return numbered;
    }
  }

  /** A capacity by mass or by area that is called a capacity. */
  static final class CapacityByUnit implements RepairRule {
    private static final Set<Node.Iri> CAPACITIES =
        Set.of(Terms.term("RatedCapacity"), Terms.term("NominalCapacity"), Terms.term("Capacity"));
    private static final Map<Unit, String> CLASSES =
        Map.of(Unit.parse("mAh/g"), "SpecificCapacity", Unit.parse("mAh/cm2"), "AreicCapacity");

    @Override
    public String name() {
      return "capacity-by-unit";
    }

    @Override
    public String finds() {
      return "capacities by mass or by area with the class of a capacity, told by their units";
    }

    @Override
    public void apply(RepairedGraph graph) {
      Map<Node, String> right = new LinkedHashMap<>();
      for (Statement statement : graph.statements()) {
        if (isCapacity(statement)) {
          Amounts.unit(graph, statement.subject())
              .flatMap(CapacityByUnit::classOf)
              .ifPresent(
                  label -> {
                    right.put(statement.subject(), label);
                    graph.report(
                        name(),
                        statement.subject(),
                        "its unit is not that of a charge",
                        "read as " + label);
                  });
        }
      }
      if (right.isEmpty()) {
        return;
      }
      graph.replace(
          statement -> {
            String label = right.get(statement.subject());
            if (label == null) {
              return List.of(statement);
            }
            if (isCapacity(statement)) {
              return List.of(new Statement(statement.subject(), Standard.TYPE, Terms.term(label)));
            }
            if (statement.predicate().equals(QuantityNodes.LABEL)) {
              return List.of(
                  new Statement(statement.subject(), QuantityNodes.LABEL, Standard.text(label)));
            }
            return List.of(statement);
          });
    }

    private static boolean isCapacity(Statement statement) {
      return statement.predicate().equals(Standard.TYPE)
          && statement.object() instanceof Node.Iri type
          && CAPACITIES.contains(type);
    }

    private static Optional<String> classOf(Unit unit) {
      return CLASSES.entrySet().stream()
          .filter(known -> known.getKey().isCompatibleWith(unit))
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }

  /** What a test was done on, with and by, without an IRI that the test can name. */
  static final class UnnamedParts implements RepairRule {
    static final Node.Iri PARAMETER = Terms.term("hasMeasurementParameter");
    static final Node.Iri USED = Terms.term("prov:used");
    private static final List<Node.Iri> TASKS =
        List.of(Terms.term("hasTask"), Terms.term("hasBeginTask"));
    private static final Map<Node.Iri, String> NAMED =
        Map.of(
            Terms.term("hasTestObject"),
            "what it tests",
            Terms.term("hasTestEquipment"),
            "its equipment",
            USED,
            "its protocol");

    @Override
    public String name() {
      return "unnamed-in-test";
    }

    @Override
    public String finds() {
      return "tests whose object, equipment or protocol has no IRI, or whose protocol is a parameter";
    }

    @Override
    public void apply(RepairedGraph graph) {
      Set<Node> tests = tests(graph);
      if (tests.isEmpty()) {
        return;
      }
      Set<Statement> moved = new HashSet<>();
      Map<Node, Node.Iri> names = new HashMap<>();
      List<Statement> added = new ArrayList<>();
      MintedNames minted = null;
      for (Node test : tests) {
        for (Statement statement : graph.about(test)) {
          Node thing = statement.object();
          boolean procedure = statement.predicate().equals(PARAMETER) && isWorkflow(graph, thing);
          String part = procedure ? "its protocol" : NAMED.get(statement.predicate());
          boolean unnamed = thing instanceof Node.Blank && !graph.about(thing).isEmpty();
          if (part == null || !(procedure || unnamed)) {
            continue;
          }
          Node.Iri name = names.get(thing);
          if (unnamed && name == null) {
            minted = minted == null ? new MintedNames(graph) : minted;
            name = minted.of(thing, part, test);
            names.put(thing, name);
          }
          if (procedure) {
            moved.add(statement);
            for (String plan : List.of("prov:Plan", "schema:HowTo")) {
              if (!graph.isA(thing, Terms.term(plan))) {
                added.add(new Statement(thing, Standard.TYPE, Terms.term(plan)));
              }
            }
          }
          graph.report(
              name(),
              test,
              procedure ? "its protocol is told as a parameter" : part + " has no IRI",
              (procedure ? "read as the plan that it used" : "given one")
                  + (name != null ? ", " + name.value() : ""));
        }
      }
      if (names.isEmpty() && moved.isEmpty()) {
        return;
      }
      graph.add(added);
      graph.replace(
          statement -> {
            boolean wasParameter = moved.contains(statement);
            Node subject = named(names, statement.subject());
            Node object = named(names, statement.object());
            return wasParameter || subject != statement.subject() || object != statement.object()
                ? List.of(
                    new Statement(subject, wasParameter ? USED : statement.predicate(), object))
                : List.of(statement);
          });
    }

    private static Node named(Map<Node, Node.Iri> names, Node node) {
      Node.Iri name = names.get(node);
      return name == null ? node : name;
    }

    private static boolean isWorkflow(RepairedGraph graph, Node thing) {
      return !(thing instanceof Node.Literal)
          && TASKS.stream().anyMatch(relation -> !graph.objects(thing, relation).isEmpty());
    }
  }
}
