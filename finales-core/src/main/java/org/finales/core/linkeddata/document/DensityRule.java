package org.finales.core.linkeddata.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Current densities in the protocol of a test whose results belong to an electrode with a known
 * area: the currents are added beside them. The area is the electrode's own, or that of a circle of
 * its diameter; a current from a diameter has 12 digits, as pi has no end.
 */
final class DensityRule implements RepairRule {
  private static final MathContext DIGITS = new MathContext(12);
  private static final BigDecimal PI = new BigDecimal("3.141592653589793238462643383279503");
  private static final Unit DENSITY = Unit.parse("mA/cm2");
  private static final Unit CURRENT = Unit.parse("mA");
  private static final Unit AREA = Unit.parse("cm2");
  private static final Unit LENGTH = Unit.parse("cm");
  private static final int MAX_TASKS = 10_000;

  private static final Map<Node.Iri, String> CURRENTS =
      Map.of(
          Terms.term("ElectricCurrentDensity"), "ElectricCurrent",
          Terms.term("LowerCurrentDensityLimit"), "LowerCurrentLimit",
          Terms.term("UpperCurrentDensityLimit"), "UpperCurrentLimit");

  private static final Set<Node.Iri> TASKS =
      Set.of(Terms.term("hasTask"), Terms.term("hasBeginTask"), Terms.term("hasNext"));
  private static final Set<Node.Iri> PARAMETERS =
      Set.of(
          Terms.term("hasInput"),
          Terms.term("hasControlParameter"),
          Terms.term("hasTerminationParameter"),
          TestRules.UnnamedParts.PARAMETER);
  private static final Node.Iri TERMINATION = Terms.term("TerminationQuantity");

  /** Square centimetres, as given or from a diameter. */
  private record Area(BigDecimal value, boolean given) {
    /** Returns nothing where the current is out of the bounds of quantities. */
    Optional<Quantity> current(BigDecimal density) {
      BigDecimal product = density.multiply(value);
      try {
        return Optional.of(new Quantity(given ? product : product.round(DIGITS), CURRENT));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    Quantity shown() {
      return new Quantity(value.round(new MathContext(5)), AREA);
    }

    static Area ofCircle(BigDecimal diameter) {
      BigDecimal square = diameter.pow(2);
      return new Area(
          square.multiply(PI).divide(BigDecimal.valueOf(4), MathContext.DECIMAL128), false);
    }
  }

  @Override
  public String name() {
    return "current-density";
  }

  @Override
  public String finds() {
    return "current densities in the protocol of a test of an electrode whose area is known";
  }

  @Override
  public void apply(RepairedGraph graph) {
    Set<Node> tests = TestRules.tests(graph);
    if (tests.isEmpty()) {
      return;
    }
    Map<Node, List<Node>> bearers = TestRules.bearers(graph);
    List<Statement> added = new ArrayList<>();
    Set<Node> done = new HashSet<>();
    for (Node test : tests) {
      Area area = area(graph, test, bearers);
      if (area == null) {
        continue;
      }
      for (Node task : tasks(graph, test)) {
        if (done.add(task)) {
          currents(graph, task, area, added);
        }
      }
    }
    graph.add(added);
  }

  /** Returns the one area of what the results of a test belong to; null if there is not one. */
  private static @Nullable Area area(
      RepairedGraph graph, Node test, Map<Node, List<Node>> bearers) {
    Set<Node> electrodes = new HashSet<>();
    for (Node output : graph.objects(test, TestRules.OUTPUT)) {
      electrodes.addAll(bearers.getOrDefault(output, List.of()));
    }
    if (electrodes.size() != 1) {
      return null;
    }
    Node electrode = electrodes.iterator().next();
    return property(graph, electrode, "Area", AREA)
        .map(area -> new Area(area, true))
        .or(() -> property(graph, electrode, "Diameter", LENGTH).map(Area::ofCircle))
        .orElse(null);
  }

  private static Optional<BigDecimal> property(
      RepairedGraph graph, Node bearer, String label, Unit unit) {
    List<BigDecimal> found = new ArrayList<>();
    for (Node property : graph.objects(bearer, TestRules.PROPERTY)) {
      if (graph.isA(property, Terms.term(label))) {
        Amounts.of(graph, property)
            .filter(quantity -> quantity.value().signum() > 0)
            .flatMap(quantity -> in(quantity, unit))
            .ifPresent(found::add);
      }
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Converts; nothing where that cannot be done exactly. */
  private static Optional<BigDecimal> in(Quantity quantity, Unit unit) {
    return quantity.unit().isCompatibleWith(unit)
        ? Unit.convert(quantity.value(), quantity.unit(), unit)
        : Optional.empty();
  }

  /** The steps of the protocol that a test names or describes. */
  private static Set<Node> tasks(RepairedGraph graph, Node test) {
    Deque<Node> waiting = new ArrayDeque<>(graph.objects(test, TestRules.UnnamedParts.PARAMETER));
    waiting.addAll(graph.objects(test, TestRules.UnnamedParts.USED));
    Set<Node> found = new HashSet<>(waiting);
    while (!waiting.isEmpty() && found.size() < MAX_TASKS) {
      for (Statement statement : graph.about(waiting.removeFirst())) {
        if (TASKS.contains(statement.predicate()) && found.add(statement.object())) {
          waiting.add(statement.object());
        }
      }
    }
    return found;
  }

  private void currents(RepairedGraph graph, Node task, Area area, List<Statement> added) {
    for (Statement statement : graph.about(task)) {
      String label = PARAMETERS.contains(statement.predicate()) ? label(graph, statement) : null;
      if (label == null || has(graph, task, Terms.term(label))) {
        continue;
      }
      Optional<BigDecimal> density =
          Amounts.of(graph, statement.object()).flatMap(quantity -> in(quantity, DENSITY));
      Optional<Quantity> computed = density.flatMap(area::current);
      if (density.isEmpty() || computed.isEmpty()) {
        continue;
      }
      Quantity current = computed.get();
      Node quantity = graph.blank();
      Node part = graph.blank();
      added.add(new Statement(task, statement.predicate(), quantity));
      added.add(new Statement(quantity, Standard.TYPE, Terms.term(label)));
      if (graph.isA(statement.object(), TERMINATION)) {
        added.add(new Statement(quantity, Standard.TYPE, TERMINATION));
      }
      added.add(new Statement(quantity, QuantityNodes.PART, part));
      added.add(new Statement(part, Standard.TYPE, QuantityNodes.REAL));
      added.add(
          new Statement(
              part,
              QuantityNodes.NUMBER,
              Standard.literal(current.value().toString(), Standard.DOUBLE)));
      added.add(new Statement(quantity, QuantityNodes.UNIT, Terms.term("MilliAmpere")));
      graph.report(
          name(),
          statement.object(),
          "%s is a current only with the electrode's area"
              .formatted(new Quantity(density.get(), DENSITY)),
          "%s of %s added, for %s".formatted(label, current, area.shown()));
    }
  }

  private static @Nullable String label(RepairedGraph graph, Statement parameter) {
    for (Node type : graph.objects(parameter.object(), Standard.TYPE)) {
      String label = type instanceof Node.Iri iri ? CURRENTS.get(iri) : null;
      if (label != null) {
        return label;
      }
    }
    return null;
  }

  private static boolean has(RepairedGraph graph, Node task, Node.Iri type) {
    return graph.about(task).stream()
        .anyMatch(
            statement ->
                PARAMETERS.contains(statement.predicate()) && graph.isA(statement.object(), type));
  }
}
